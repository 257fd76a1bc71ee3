using CeePortal.Data.Accounts;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.ExtensionRequests;
using CeePortal.Domain.Liquidation;
using CeePortal.Web.Services.Reference;
using CeePortal.Web.Services.Work.Filing;
using CeePortal.Web.Services.Work.Forms;
using CeePortal.Web.TagHelpers;

namespace CeePortal.Web.Services.ExtensionRequests;

/// <summary>How an extension of liquidation is asked for (19 CFR 159.12(a)(1)(ii)): a request for each entry, since each is decided by its own day.</summary>
public sealed class ExtensionForm(EntryFinder finder, OfficeNameSource offices) : FilingForm(ExtensionRequest.ExtensionKind)
{
    public static readonly IReadOnlyList<string> Senders =
        [PortalRoles.Importer, PortalRoles.Broker, PortalRoles.ProtestFiler, PortalRoles.Specialist, PortalRoles.Supervisor, PortalRoles.CenterDirector, PortalRoles.PortOfficer];

    /// <summary>As many entries as one form takes.</summary>
    const int MostEntries = 50;

    public override string Title => "Request to extend liquidation";

    public override string Lead => "You ask the Center for one more year before an entry is liquidated, because something that it needs cannot be sent in time (19 U.S.C. 1504(b)(2); 19 CFR 159.12(a)(1)(ii)).";

    public override IReadOnlyList<string> Roles => Senders;

    public override IReadOnlyList<string> HowItGoes =>
    [
        "Ask before the time for liquidation ends, and show good cause: what is missing, from whom it comes, and when you expect it.",
        "Liquidation is extended at most three times, a year each (19 CFR 159.12(d), (e)). While it is suspended its year does not run, and you need no extension.",
        "The Center decides before the time ends. A request that is overtaken by the liquidation comes to nothing; you may then protest.",
    ];

    public override string AfterFiling => "The Center decides before the time for liquidation ends; the page of the request shows that day.";

    public override Task<IReadOnlyList<FormStep>> StepsAsync(FilingContext context, FormAnswers answers, CancellationToken ct)
    {
        List<FormField> fields = [FormField.Entries("Entries", "One a line; each becomes a request of its own."), FormField.LongText("cause", "Good cause", "What is missing, from whom it comes, why it was not to be had before, and when you expect it.")];
        if (context.Filer.IsOfficer) fields.Insert(0, EntryParties.ReceivedField);
        return Task.FromResult<IReadOnlyList<FormStep>>([new("request", "Entries and good cause", "", fields)]);
    }

    public override async Task<FilingRead> ReadAsync(FilingContext context, FormReader form, CancellationToken ct)
    {
        var filer = context.Filer;
        var received = EntryParties.Received(context, form);
        var (numbers, cause) = (form.Entries(), form.Text("cause"));
        if (numbers.Count > MostEntries) form.Say("entry", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{numbers.Count} entries are named. Name at most {MostEntries} in one form."));
        if (!form.IsComplete) return new();
        var found = await finder.FindAsync(numbers, ct);
        var names = await offices.GetAsync(ct);
        List<FilingPart> parts = [];
        List<(string, string)> facts = [];
        foreach (var number in numbers)
        {
            if (!found.TryGetValue(number, out var entry))
            {
                form.Say("entry", $"Entry {number} is not on file here among those that you may see. Compare the number with the entry summary.");
                continue;
            }
            if (!EntryParties.MayFile(filer, entry, form, "entry")) continue;
            var filing = new ExtensionFiling
            {
                PartyId = entry.Entry.ImporterId,
                AgentId = EntryParties.AgentOf(filer),
                Office = entry.Entry.Destination,
                Entry = number,
                Port = entry.Entry.Port,
                Type = entry.Entry.EntryType,
                Cause = cause,
                Standing = StandingOf(entry, context),
            };
            foreach (var finding in ExtensionCheck.Of(filing, received)) form.Say("entry", $"{finding.Message} {finding.Fix}", finding.Severity);
            facts.Add(($"Entry {number}", $"{(filing.Standing.LiquidateBy is { } by ? $"to be decided by {Dates.Long(by)}, when the time for liquidation ends" : "the time for liquidation does not run")}; extended {filing.Standing.Extensions.ToString(System.Globalization.CultureInfo.InvariantCulture)} of {LiquidationHistory.MostExtensions.ToString(System.Globalization.CultureInfo.InvariantCulture)} times; {names.Describe(filing.Office)}"));
            parts.Add(new(filing.Port, received.Year, filing.PartyId, (number, act) => ExtensionRequest.File(number, filing, act, filer.IsOfficer ? received : null)));
        }
        return form.IsComplete ? new() { Parts = parts, Facts = facts } : new();
    }

    /// <summary>Where the liquidation of an entry stands. One filed minutes ago is not counted yet: its year alone decides.</summary>
    internal static LiquidationStanding StandingOf(FoundEntry entry, FilingContext context) => entry.Liquidation is { } state
        ? new(state.SuspendedFrom is null ? state.LiquidateBy : null, state.Extensions, state.SuspendedFrom, state.LiquidatedOn)
        : new(LiquidationClocks.DeemedFor(entry.Entry.EntryType) is { } rule && rule.Code == LiquidationClocks.Deemed.Code ? context.Law.Read(Clock.Begin(context.Law.Clocks[rule], entry.EntryDate, entry.Entry.Port)).LastTimelyDay : null, 0, null, null);
}
