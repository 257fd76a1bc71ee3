using System.Globalization;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Work.Filing;

namespace CeePortal.Web.Services.Protests;

/// <summary>The steps of the filing form, in order.</summary>
public enum ProtestStep
{
    Parties = 1,
    Entries = 2,
    Objections = 3,
    Details = 4,
    Requests = 5,
}

/// <summary>Something that is wrong with a form, or worth knowing before it is sent, and where to mend it.</summary>
/// <param name="Step">The step.</param>
/// <param name="Index">Which entry or objection of the form, from 0; null for the step as a whole.</param>
/// <param name="Severity">Fatal keeps it from being sent.</param>
/// <param name="Message">What.</param>
/// <param name="Fix">How to mend it.</param>
public sealed record FormProblem(ProtestStep Step, int? Index, Severity Severity, string Message, string Fix)
{
    public bool IsFatal => Severity == Severity.Fatal;
}

/// <summary>An entry of a form, with what is on file about it.</summary>
/// <param name="Index">Its place in the form.</param>
/// <param name="Number">Its number; none when it cannot be read.</param>
/// <param name="OnFile">What is on file; null when nothing is, or not for this filer.</param>
/// <param name="Entry">As it is protested; null while something is missing.</param>
public sealed record FormEntry(int Index, EntryNumber Number, EntryToProtest? OnFile, ProtestedEntry? Entry)
{
    /// <summary>Whether a protest of it is in time, one judgment for each day from which decisions run; empty while that cannot be told.</summary>
    public IReadOnlyList<EntryTimeliness> Timeliness { get; init; } = [];
}

/// <summary>A form that was read.</summary>
public sealed record ReadForm
{
    public required IReadOnlyList<FormEntry> Entries { get; init; }
    public required IReadOnlyList<FormProblem> Problems { get; init; }

    /// <summary>What would be filed; null while it cannot be.</summary>
    public ProtestFiling? Filing { get; init; }

    /// <summary>One for each office.</summary>
    public IReadOnlyList<(Destination Office, ProtestFiling Filing)> Parts { get; init; } = [];
    public ReviewApplication? Review { get; init; }

    /// <summary>The day of mailing of the request for accelerated disposition; null when none is made.</summary>
    public DateOnly? AcceleratedOn { get; init; }
    public DateOnly ReceivedOn { get; init; }
    public long? PartyId { get; init; }

    public bool MayBeSent => Filing is not null && !Problems.Any(p => p.IsFatal);
}

/// <summary>Reads a form as it was typed into what is filed, and says all that is wrong with it, each with its place.</summary>
public sealed class ProtestFormReading(WorkFilers filers, EntriesToProtest entriesOnFile)
{
    /// <summary>Reads a form.</summary>
    /// <param name="filer">Who files.</param>
    /// <param name="form">The form.</param>
    /// <param name="today">The legal day of sending.</param>
    /// <param name="law">The law on that day.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<ReadForm> ReadAsync(WorkFiler filer, ProtestForm form, DateOnly today, Law law, CancellationToken ct)
    {
        List<FormProblem> problems = [];
        void Say(ProtestStep step, int? index, string message, string fix) => problems.Add(new(step, index, Severity.Fatal, message, fix));
        DateOnly? Day(string? typed, ProtestStep step, int? index, string what)
        {
            if (string.IsNullOrWhiteSpace(typed)) return null;
            if (ReadDay(typed) is { } day) return day;
            Say(step, index, $"{what} cannot be read: \"{Shortened(typed)}\".", "Write it as 2026-10-01 or 10/1/2026.");
            return null;
        }

        // Who
        if (!Enum.TryParse<ProtestantKind>(form.Parties.By ?? (filer.IsSurety ? nameof(ProtestantKind.Surety) : nameof(ProtestantKind.Importer)), out var by) || !Enum.IsDefined(by))
            Say(ProtestStep.Parties, null, "It is not said by what right the party protests.", "Choose it (19 CFR 174.12(a)).");
        var (party, wrongParty) = await filers.PartyAsync(filer, form.Parties.Party, ct);
        if (wrongParty is not null) Say(ProtestStep.Parties, null, wrongParty, "Correct the protesting party.");
        var received = filer.IsOfficer ? Day(form.Parties.ReceivedOn, ProtestStep.Parties, null, "The day of receipt") ?? today : today;
        if (received > today) Say(ProtestStep.Parties, null, "The day of receipt lies ahead.", "Enter the day on which the paper came in.");
        if (string.IsNullOrWhiteSpace(form.Parties.RecipientName) != string.IsNullOrWhiteSpace(form.Parties.RecipientAddress))
            Say(ProtestStep.Parties, null, "Whoever is to receive the notices has a name and an address.", "Give both, or leave both empty (19 CFR 174.30).");
        if (!string.IsNullOrWhiteSpace(form.Parties.RecipientEmail))
        {
            if (string.IsNullOrWhiteSpace(form.Parties.RecipientName)) Say(ProtestStep.Parties, null, "There is an e-mail address for notices, but not whose it is.", "Give name and address too, or leave all three empty (19 CFR 174.30).");
            else if (NoticesTo.Problem(form.Parties.RecipientEmail) is { } address) Say(ProtestStep.Parties, null, address, "Correct the e-mail address of whoever is to receive the notices.");
        }

        // Which entries
        var numbers = form.Entries.Select(e => EntryNumber.Read(e.Number, null, out var n) is null ? n : default).ToList();
        var onFile = await entriesOnFile.FindAsync(filer, numbers, ct);
        var matters = MattersOf(form);
        List<FormEntry> entries = [];
        for (var i = 0; i < form.Entries.Count; i++) entries.Add(await ReadEntryAsync(i));

        async Task<FormEntry> ReadEntryAsync(int i)
        {
            var typed = form.Entries[i];
            if (EntryNumber.Read(typed.Number, null, out var number) is { } wrong)
            {
                Say(ProtestStep.Entries, i, wrong, "Write it as XYZ-0000001-5.");
                return new(i, default, null, null);
            }
            var decidedOn = Day(typed.DecidedOn, ProtestStep.Entries, i, $"The day of the decision on entry {number}");
            var demand = Day(typed.DemandMailedOn, ProtestStep.Entries, i, $"The day of the demand on the bond of entry {number}");
            if (onFile.TryGetValue(number, out var known))
            {
                if (party is { } p && by == ProtestantKind.Importer && known.Entry.ImporterId != p)
                    Say(ProtestStep.Entries, i, $"Entry {number} is of another importer.", "Leave it out, or protest as consignee or by another right.");
                var decided = known.DecidedBy(today);
                if (decidedOn is { } typedDay && decided is { IsEstimated: false } && (typedDay == decided.Value.On || known.Reliquidations.Any(r => r.On == typedDay))) decidedOn = null; // as it is on file
                var (ofLiquidation, apart) = matters(number);
                ClockStart? stated = decidedOn is { } on ? new(on, DateBasis.StatedByFiler) : null;
                // What liquidation decides is protested from the liquidation on file, whatever day is typed and whatever else is
                // protested beside it. A typed day counts for it only as long as no liquidation is on file.
                if (ofLiquidation.Count > 0 && stated is { } other && decided is { IsEstimated: false } filed)
                    problems.Add(new(ProtestStep.Entries, i, Severity.Warning, $"Entry {number} was liquidated on {filed.On.InWords()} by what is on file, and you give {other.On.InWords()}. The day on file counts{(apart ? $" for {string.Join(" and ", ofLiquidation.Select(Protestable.Name))}; yours counts for the other decisions only" : "")}.", "If it is wrong, have the Center correct it."));
                var counts = ofLiquidation.Count > 0 && stated is not null && decided is not { IsEstimated: false } ? stated : decided;
                var date = known.Liquidation?.EntryDate is { } cbp ? new DecidingDate(cbp, DateBasis.EntryDate) : known.Entry.Deciding;
                return new(i, number, known, new(number, known.Entry.Port, known.Entry.Destination, date, counts)
                {
                    Reliquidations = counts == decided && known.Reliquidations.Count > 0 ? known.Reliquidations : null,
                    DecidedApart = apart ? stated : null,
                    DemandMailedOn = demand,
                });
            }
            var entered = Day(typed.EntryDate, ProtestStep.Entries, i, $"The date of entry {number}");
            if (PortCode.Read(typed.Port, out var port) is not null || entered is null || decidedOn is null)
            {
                Say(ProtestStep.Entries, i, $"Entry {number} is not on file here{(filer.IsOfficer ? "" : " for you")}.", "Give its port of entry, its date of entry and the day of the liquidation or decision, or correct the number (Form 19, block 5).");
                return new(i, number, null, null);
            }
            problems.Add(new(ProtestStep.Entries, i, Severity.Information, $"Entry {number} is not on file here, so its dates are yours; CBP's own replace them when they arrive.", ""));
            var office = party is { } importer && !filer.IsSurety ? await entriesOnFile.OfficeForAsync(importer, port, ct) : Destination.Of(port);
            var (liquidation, own) = matters(number);
            var given = new ClockStart(decidedOn.Value, DateBasis.StatedByFiler);
            return new(i, number, null, new(number, port, office, new DecidingDate(entered.Value, DateBasis.EstimatedEntryDate), own && liquidation.Count == 0 ? null : given) { DecidedApart = own ? given : null, DemandMailedOn = demand });
        }

        // What is objected to
        List<ObjectionFiling> objections = [];
        for (var i = 0; i < form.Objections.Count; i++)
        {
            var typed = form.Objections[i];
            _ = Enum.TryParse<ProtestableDecision>(typed.Decision, out var decision);
            List<EntryNumber> about = [];
            foreach (var text in typed.Entries)
                if (EntryNumber.Read(text, null, out var number) is null) about.Add(number);
            objections.Add(new(decision, typed.Category?.Trim() ?? "", typed.Entries.Count == 0 ? [.. entries.Where(e => !e.Number.IsNone).Select(e => e.Number)] : about, typed.Claim?.Trim() ?? "", typed.Reasons?.Trim() ?? ""));
        }

        // What is asked besides
        var requests = form.Requests;
        WorkNumber same = default;
        if (!string.IsNullOrWhiteSpace(requests.SameAs) && WorkNumber.Read(requests.SameAs, out same) is { } wrongNumber) Say(ProtestStep.Requests, null, wrongNumber, "Write the number of the earlier protest as 2304-26-100123.");
        var sameReceived = Day(requests.SameReceivedOn, ProtestStep.Requests, null, "The day of receipt of the earlier protest");
        var mailed = Day(requests.AccelerationMailedOn, ProtestStep.Requests, null, "The day of mailing of the request for accelerated disposition");
        ReviewApplication? review = null;
        if (requests.FurtherReview)
        {
            var criteria = requests.Criteria.Aggregate(ReviewCriteria.None, static (all, c) => Enum.TryParse<ReviewCriteria>(c, out var one) ? all | one : all);
            review = new(criteria, requests.Justification?.Trim() ?? "", requests.NoAdministrativeDecision, requests.NoCourtDecision, requests.FurtherFacts?.Trim() ?? "");
            if (review.Problem() is { } incomplete) Say(ProtestStep.Requests, null, incomplete, "Complete the application, or take it off.");
        }
        else if (!string.IsNullOrWhiteSpace(requests.Justification))
            problems.Add(new(ProtestStep.Requests, null, Severity.Warning, "Further review is justified, but not applied for.", "Check the box, or the text is not sent."));

        var filing = new ProtestFiling
        {
            Protestant = new(by, party ?? 0, filer.IsAgent ? filer.OrganizationId : null, HasPowerOfAttorney: filer.IsAgent),
            Entries = [.. entries.Where(e => e.Entry is not null).Select(e => e.Entry!)],
            Objections = objections,
            SaysExclusion = requests.SaysExclusion,
            SameDispositionAs = same,
            SameDispositionReceivedOn = sameReceived,
            SuretyDeclaresNoCollusion = form.Parties.NoCollusion,
            DrawbackDeclaration = form.Parties.Drawback?.Trim() ?? "",
        };
        var missing = entries.Exists(e => e.Entry is null);
        foreach (var finding in ProtestCheck.Of(filing, received, law))
        {
            // Offices are told apart by splitting; what could not be read was said above.
            if (finding.Code == "CPP13" || (finding.Code == "CPP01" && party is null) || (missing && finding.Code is "CPP10" or "CPP27" && form.Entries.Count > 0)) continue;
            problems.Add(Place(finding, entries));
        }
        return new()
        {
            Entries = [.. entries.Select(e => e.Entry is null ? e : e with { Timeliness = ProtestTimeliness.Judge(by, e.Entry, objections.Where(o => o.Entries.Contains(e.Number)).Select(o => o.Decision), received, law) })],
            Problems = [.. problems.OrderByDescending(p => p.Severity).ThenBy(p => p.Step).ThenBy(p => p.Index)],
            Filing = missing || party is null || filing.Entries.Count == 0 ? null : filing,
            Parts = missing || filing.Entries.Count == 0 ? [] : ProtestSplit.ByDestination(filing),
            Review = review,
            AcceleratedOn = requests.Accelerated ? (filer.IsOfficer ? mailed : null) ?? received : null,
            ReceivedOn = received,
            PartyId = party,
        };
    }

    /// <summary>What is protested on each entry: the decisions that its liquidation makes, and whether there are others, which have
    /// days of their own.</summary>
    static Func<EntryNumber, (IReadOnlyList<ProtestableDecision> OfLiquidation, bool Apart)> MattersOf(ProtestForm form)
    {
        HashSet<ProtestableDecision> ofAll = [];
        Dictionary<EntryNumber, HashSet<ProtestableDecision>> ofEach = [];
        foreach (var objection in form.Objections)
        {
            if (!Enum.TryParse<ProtestableDecision>(objection.Decision, out var decision) || !Enum.IsDefined(decision)) continue;
            if (objection.Entries.Count == 0) ofAll.Add(decision);
            foreach (var text in objection.Entries)
                if (EntryNumber.Read(text, null, out var number) is null) (ofEach.TryGetValue(number, out var known) ? known : ofEach[number] = []).Add(decision);
        }
        return entry =>
        {
            var decisions = ofAll.Concat(ofEach.GetValueOrDefault(entry) ?? []).Distinct().Order().ToList();
            // While nothing is objected to yet, it is taken to be about the liquidation.
            return decisions.Count == 0 ? ([ProtestableDecision.Liquidation], false)
                : ([.. decisions.Where(d => !Protestable.HasDayOfItsOwn(d))], decisions.Exists(Protestable.HasDayOfItsOwn));
        };
    }

    static FormProblem Place(Finding finding, List<FormEntry> entries)
    {
        var step = finding.Code[3] switch { '0' => ProtestStep.Parties, '1' => ProtestStep.Entries, '2' => ProtestStep.Objections, _ => ProtestStep.Requests };
        int? index = step switch
        {
            ProtestStep.Objections when finding.Record > 0 => (int)finding.Record - 1,
            ProtestStep.Entries when finding.Entry is { } number => entries.Find(e => e.Number.ToString() == number)?.Index,
            _ => null,
        };
        return new(step, index, finding.Severity, finding.Message, finding.Fix);
    }

    /// <summary>A day as people type it.</summary>
    public static DateOnly? ReadDay(string? typed) =>
        DateOnly.TryParseExact(typed?.Trim(), ["yyyy-MM-dd", "M/d/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1980 and <= 2079 ? day : null;

    static string Shortened(string text) => text.Length <= 40 ? text : text[..39] + "…";
}
