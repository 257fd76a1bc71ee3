using System.Globalization;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;

namespace CeePortal.Web.Services.Revenue;

/// <summary>From what a worksheet starts. The names are stored.</summary>
public enum WorksheetStart
{
    /// <summary>The summary on file, with its corrections.</summary>
    OnFile,

    /// <summary>The summary as it was entered, before corrections with which CBP did not concur.</summary>
    AsEntered,
}

/// <summary>A liquidation worksheet as it is stored: what a specialist typed.</summary>
public sealed record WorksheetForm
{
    public IReadOnlyList<WorksheetLineForm> Lines { get; init; } = [];

    /// <summary>From which version of the summary it starts; null for the one that the portal proposes.</summary>
    public WorksheetStart? Start { get; init; }

    /// <summary>The day on which estimated duties were due or deposited; null for the day that the portal takes.</summary>
    public DateOnly? DepositedOn { get; init; }

    /// <summary>The day of the liquidation; null for today.</summary>
    public DateOnly? LiquidatedOn { get; init; }

    /// <summary>Whether the importer is a corporation, whose refunds bear a lower rate; null for what its number suggests.</summary>
    public bool? IsCorporation { get; init; }

    /// <summary>Whether earlier bills and refunds of the entry were paid, by their keys. One that is not among them counts as not paid when it is a
    /// bill, and as paid when it is a refund, which goes out by itself.</summary>
    public IReadOnlyDictionary<long, bool> Paid { get; init; } = new Dictionary<long, bool>();
}

/// <summary>A line of the worksheet, as typed.</summary>
public sealed class WorksheetLineForm
{
    public int Number { get; set; }
    public string? Origin { get; set; }
    public string? Program { get; set; }
    public List<TariffForm> Tariffs { get; set; } = [];
    public List<CaseForm> Cases { get; set; } = [];
    public List<FeeForm> Fees { get; set; } = [];

    public sealed class TariffForm
    {
        public string? Number { get; set; }
        public string? Value { get; set; }

        /// <summary>Duty set by hand; empty to have it computed.</summary>
        public string? Duty { get; set; }
        public string? Because { get; set; }

        /// <summary>The quantities, at most three; none to leave those of the filer.</summary>
        public List<QuantityForm> Quantities { get; set; } = [];
    }

    public sealed class QuantityForm
    {
        public string? Quantity { get; set; }
        public string? Unit { get; set; }
    }

    public sealed class CaseForm
    {
        /// <summary>The case, where a finding adds one that the filer did not state; it stands behind those of the filer.</summary>
        public string? Number { get; set; }
        public string? Rate { get; set; }
        public string? Value { get; set; }
    }

    public sealed class FeeForm
    {
        public string? Amount { get; set; }
    }

    /// <summary>The form of a line as it was filed.</summary>
    public static WorksheetLineForm Of(EntryLineDraft line) => new()
    {
        Number = line.Number,
        Origin = line.Origin.ToString(),
        Program = line.SpecialProgram,
        Tariffs = line.Tariffs.ConvertAll(t => new TariffForm { Number = t.Number.ToString(), Value = Plain(t.Value), Quantities = [Of(t.Quantity1, t.Unit1), Of(t.Quantity2, t.Unit2), Of(t.Quantity3, t.Unit3)] }),
        Cases = line.Cases.ConvertAll(c => new CaseForm { Number = c.Number, Rate = (c.Rate / 100m).ToString("0.##", CultureInfo.InvariantCulture), Value = c.Value is { } value ? Plain(value) : "" }),
        Fees = line.Fees.ConvertAll(f => new FeeForm { Amount = Plain(f.Amount) }),
    };

    static QuantityForm Of(long? hundredths, string? unit) => new() { Quantity = hundredths is { } quantity ? (quantity / 100m).ToString("0.##", CultureInfo.InvariantCulture) : "", Unit = unit };

    static string Plain(Money money) => money.Amount.ToString(money.Cents % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture);

    /// <summary>The line as CBP would liquidate it.</summary>
    /// <param name="line">A copy of the filed line, which is changed.</param>
    /// <param name="programs">The programs on file.</param>
    /// <param name="problem">Takes the field and a sentence for each thing that cannot be read.</param>
    /// <returns>Null when something cannot be read.</returns>
    public WorksheetLine? Read(EntryLineDraft line, IReadOnlyDictionary<string, string> programs, Action<string, string> problem)
    {
        var isSound = true;
        Dictionary<int, DeterminedDuty> determined = [];
        if (string.IsNullOrWhiteSpace(Origin)) line.Origin = default;
        else if (CountryCode.Read(Origin.Trim(), out var origin) is { } wrong) Say(nameof(Origin), wrong);
        else line.Origin = origin;
        var program = Program?.Trim().ToUpperInvariant();
        if (string.IsNullOrEmpty(program)) line.SpecialProgram = null;
        else if (!programs.ContainsKey(program)) Say(nameof(Program), $"\"{program}\" is no special program on file, such as KR or A+. Leave it empty for none.");
        else line.SpecialProgram = program;
        for (var i = 0; i < Math.Min(Tariffs.Count, line.Tariffs.Count); i++)
        {
            var (typed, field) = (Tariffs[i], string.Create(CultureInfo.InvariantCulture, $"Tariffs[{i}]."));
            if (HtsNumber.Read(typed.Number ?? "", out var number) is { } noNumber) Say(field + "Number", noNumber);
            if (Money.Read(typed.Value ?? "", out var value) is { } noValue) Say(field + "Value", noValue);
            else if (value.Cents < 0 || value.Cents % 100 != 0) Say(field + "Value", "An entered value is whole dollars, and not below 0 (19 CFR 159.3).");
            line.Tariffs[i] = line.Tariffs[i] with { Number = number, Value = value };
            if (typed.Quantities.Count > 0) line.Tariffs[i] = Count(line.Tariffs[i], typed.Quantities, field);
            if (string.IsNullOrWhiteSpace(typed.Duty)) continue;
            if (Money.Read(typed.Duty, out var duty) is { } noDuty) Say(field + "Duty", noDuty);
            else if (duty.Cents < 0) Say(field + "Duty", "Duty cannot be below 0.");
            else if (string.IsNullOrWhiteSpace(typed.Because)) Say(field + "Because", "Say why the duty is set by hand: it stands beside the figure.");
            else if (typed.Because.Trim().Length > 300) Say(field + "Because", "Say it in at most 300 characters.");
            else determined[i] = new(duty, typed.Because.Trim().TrimEnd('.'));
        }
        for (var i = 0; i < Cases.Count; i++)
        {
            if (i >= line.Cases.Count)
            {
                if (Cases[i].Number is not { Length: 10 } added || i > line.Cases.Count) break;
                line.Cases.Add(new(added, Bonded: false, 0, "A", null, null, Money.Zero));
            }
            var (typed, field) = (Cases[i], string.Create(CultureInfo.InvariantCulture, $"Cases[{i}]."));
            if (!decimal.TryParse(typed.Rate?.Trim().TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) || rate * 100 != decimal.Truncate(rate * 100) || rate > 1_000_000)
                Say(field + "Rate", "A rate has at most two decimals, such as 12.5.");
            Money? value = null;
            if (!string.IsNullOrWhiteSpace(typed.Value))
            {
                if (Money.Read(typed.Value, out var given) is { } noValue) Say(field + "Value", noValue);
                else if (given.Cents < 0) Say(field + "Value", "A value cannot be below 0.");
                value = given;
            }
            line.Cases[i] = line.Cases[i] with { Rate = (long)(rate * 100), Value = value };
        }
        for (var i = 0; i < Math.Min(Fees.Count, line.Fees.Count); i++)
        {
            if (Money.Read(Fees[i].Amount ?? "", out var amount) is { } noAmount) Say(string.Create(CultureInfo.InvariantCulture, $"Fees[{i}].Amount"), noAmount);
            else if (amount.Cents < 0) Say(string.Create(CultureInfo.InvariantCulture, $"Fees[{i}].Amount"), "A fee cannot be below 0.");
            line.Fees[i] = line.Fees[i] with { Amount = amount };
        }
        return isSound ? new(line, determined) : null;

        // Specific rates are computed on them: 44 cents each, 2.5 cents a kilogram.
        TariffDraft Count(TariffDraft tariff, List<QuantityForm> typed, string field)
        {
            var read = new (long? Quantity, string? Unit)[3];
            for (var q = 0; q < Math.Min(typed.Count, 3); q++)
            {
                var (quantity, unit, at) = (typed[q].Quantity?.Trim().Replace(",", "", StringComparison.Ordinal), typed[q].Unit?.Trim().ToUpperInvariant(), string.Create(CultureInfo.InvariantCulture, $"{field}Quantities[{q}]."));
                if (string.IsNullOrEmpty(quantity) && string.IsNullOrEmpty(unit)) continue;
                if (!decimal.TryParse(quantity, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) || amount * 100 != decimal.Truncate(amount * 100) || amount > 9_999_999_999)
                    Say(at + "Quantity", "A quantity has at most two decimals, such as 1200 or 12.5.");
                if (string.IsNullOrEmpty(unit) || unit.Length > 3) Say(at + "Unit", "Give the tariff's unit for the quantity, such as NO, KG or DOZ.");
                else read[q] = ((long)(Math.Min(amount, 9_999_999_999) * 100), unit);
            }
            return tariff with { Quantity1 = read[0].Quantity, Unit1 = read[0].Unit, Quantity2 = read[1].Quantity, Unit2 = read[1].Unit, Quantity3 = read[2].Quantity, Unit3 = read[2].Unit };
        }

        void Say(string field, string sentence)
        {
            isSound = false;
            problem(field, sentence);
        }
    }
}
