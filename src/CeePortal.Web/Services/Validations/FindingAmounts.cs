using System.Globalization;
using CeePortal.Data;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Revenue;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Validations;
using CeePortal.Web.Services.Revenue;
using CeePortal.Web.Services.Work.Forms;

namespace CeePortal.Web.Services.Validations;

/// <summary>Reads what lines should be, and computes what findings make of the revenue of their entries.</summary>
public sealed class FindingAmounts(PortalDbContext db, RevenueBookSource books, LiquidationStart starts)
{
    /// <summary>What a row of the form says that the line should be; null for nothing. What cannot be read is said at its field.</summary>
    public static LineShouldBe? Read(RowReader row)
    {
        HtsNumber number = default;
        CountryCode origin = default;
        long? rate = null;
        var (hts, country, claim, named, percent) = (row.Text("number").Trim(), row.Text("origin").Trim(), row.Text("claim").Trim().ToUpperInvariant(), Plain(row.Text("case")), row.Text("rate").Trim().TrimEnd('%').Trim());
        var value = row.Money("value");
        if (hts.Length > 0 && HtsNumber.Read(hts, out number) is { } noNumber) row.Say("number", noNumber);
        if (country.Length > 0 && CountryCode.Read(country.ToUpperInvariant(), out origin) is { } noCountry) row.Say("origin", noCountry);
        if (value is { } dollars && (dollars.Cents < 0 || dollars.Cents % 100 != 0)) row.Say("value", "An entered value is whole dollars, and not below 0 (19 CFR 159.3).");
        if (claim.Length > 2 && claim != "NONE") row.Say("claim", "A special program has one or two characters, such as KR. Write none where a claim falls.");
        if (named.Length > 0 && !(named.Length == 10 && named[0] is 'A' or 'C' && named.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0)) row.Say("case", "A case is an A or C and nine digits, such as A-570-123-000.");
        if (percent.Length > 0)
        {
            if (decimal.TryParse(percent, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var typed) && typed * 100 == decimal.Truncate(typed * 100) && typed <= 1_000_000) rate = (long)(typed * 100);
            else row.Say("rate", "A rate has at most two decimals, such as 12.5.");
        }
        var should = new LineShouldBe { Number = number, Origin = origin, Program = claim.Length == 0 ? null : claim == "NONE" ? "" : claim, Value = value, Case = named, CaseRate = rate };
        return should.IsEmpty ? null : should;
    }

    /// <summary>Computes the findings that say what their lines should be, entry by entry, in the order in which they stand.</summary>
    /// <param name="findings">All findings of a validation.</param>
    /// <param name="problem">Takes the place of a finding, the column of the form, and why it cannot be computed.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<ValidationFinding>> ComputeAsync(IReadOnlyList<ValidationFinding> findings, Action<int, string, string> problem, CancellationToken ct)
    {
        if (!findings.Any(f => f.Should is not null)) return findings;
        var book = await books.CurrentAsync(ct);
        var computed = findings.ToArray();
        foreach (var number in findings.Where(f => f.Should is not null).Select(f => f.Entry).Distinct())
        {
            List<int> places = [.. Enumerable.Range(0, computed.Length).Where(i => computed[i].Entry == number)];
            if (await FiledSummary.FindAsync(db, number, ct) is not var (entry, onFile))
            {
                problem(places.First(i => computed[i].Should is not null), "number", $"Entry {number} is not on file any more, so nothing is computed of it.");
                continue;
            }
            var starting = await starts.OfAsync(entry, ct);
            var isSound = true;
            var own = FindingRevenue.Of([.. places.Select(i => computed[i])], starting.Draft(), starting.Draft(), await RateDay.OfAsync(db, entry, ct), book, (at, property, why) =>
            {
                isSound = false;
                problem(places[at], Column(property), why);
            });
            if (!isSound) continue;
            if (starting.Before is { } before)
            {
                var paid = EntryRevenue.AsPaid(onFile, await starts.DepositsAsync(entry, ct)).Total.Amount;
                own = new RefusedCorrection(before.Correction, before.FiledOn, EntryDifferences.Between(FiledSummary.Of(before.Entry, before.Lines), onFile), EntryRevenue.AsStated(onFile).Total.Amount - paid)
                    .ToldIn(own, starting.Start == WorksheetStart.AsEntered);
            }
            for (var i = 0; i < places.Count; i++) computed[places[i]] = own[i];
        }
        return computed;
    }

    static string Column(string property) => property switch
    {
        nameof(LineShouldBe.Number) => "number",
        nameof(LineShouldBe.Value) => "value",
        nameof(LineShouldBe.Case) => "case",
        nameof(LineShouldBe.CaseRate) => "rate",
        _ => "line",
    };

    static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
