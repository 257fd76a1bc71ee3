using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Marking;
using CeePortal.Domain.Routing;
using CeePortal.Web.Services.Reference;
using CeePortal.Web.Services.Work.Filing;
using CeePortal.Web.Services.Work.Forms;
using CeePortal.Web.TagHelpers;

namespace CeePortal.Web.Services.Marking;

/// <summary>How CBP issues a notice to mark or redeliver (CBP Form 4647): the port where the goods were entered, or the office that works the entry.</summary>
public sealed class MarkingForm(PortalDbContext db, EntryFinder finder, OfficeNameSource offices) : FilingForm(MarkingNotice.MarkingKind)
{
    public static readonly IReadOnlyList<string> Issuers = [PortalRoles.Specialist, PortalRoles.Supervisor, PortalRoles.CenterDirector, PortalRoles.PortOfficer];

    public override string Title => "Issue a CF-4647";

    public override string Lead => "The importer is told to mark goods, to put them in order or to redeliver them, and certifies section III within thirty days (CBP Form 4647; practice).";

    public override IReadOnlyList<string> Roles => Issuers;

    public override IReadOnlyList<string> HowItGoes =>
    [
        "The notice goes to the importer and to the broker of the entry at once, and stands under their own work until section III is certified.",
        "You may give more time. After the last day you may refer the matter for liquidated damages; nothing happens by itself.",
        "A demand for redelivery may be protested within 180 days (19 U.S.C. 1514(a)(4)); the letter says so.",
    ];

    public override string AfterFiling => "The notice is out. Its page shows the letter, the last day, and the response when it comes.";

    public override Task<IReadOnlyList<FormStep>> StepsAsync(FilingContext context, FormAnswers answers, CancellationToken ct) => Task.FromResult<IReadOnlyList<FormStep>>(
    [
        new("notice", "The notice", "",
        [
            FormField.Entry(),
            FormField.Text("goods", "Goods", "Which, and of which lines of the entry."),
            FormField.Choice("violation", "What is wrong", Enum.GetValues<MarkingViolation>().Select(v => (v.ToString(), MarkingNotice.Name(v)))),
            FormField.LongText("explanation", "What is wrong and what is to be done", "The importer reads it."),
            FormField.Choice("demand", "What is demanded", [("mark", "Mark them or put them in order where they are"), ("either", "Mark them or put them in order, or redeliver them"), ("redeliver", "Redeliver them into CBP's custody")]),
        ]),
    ]);

    public override async Task<FilingRead> ReadAsync(FilingContext context, FormReader form, CancellationToken ct)
    {
        var entry = await finder.ReadAsync(form, ct);
        var (goods, violation, explanation, demand) = (form.Text("goods"), form.Choice<MarkingViolation>("violation"), form.Text("explanation"), form.Choice("demand"));
        if (entry is not null && OfficeOf(entry) is null) form.Say("entry", $"Entry {entry.Number} is neither worked by your office nor entered at your port. The office that works it, or its port, issues the notice.");
        if (!form.IsComplete || entry is null || OfficeOf(entry) is not { } office) return new();
        var filing = new MarkingFiling
        {
            PartyId = entry.Entry.ImporterId,
            Office = office,
            Entry = entry.Number,
            Port = entry.Entry.Port,
            Goods = goods,
            Violation = violation,
            Explanation = explanation,
            MayBePutInOrder = demand is "mark" or "either",
            DemandsRedelivery = demand is "redeliver" or "either",
        };
        var last = context.Law.Read(Clock.Begin(context.Law.Clocks[ValidationClocks.MarkOrRedeliver], context.Today)).LastTimelyDay!.Value;
        return new()
        {
            Parts = [new(filing.Port, context.Today.Year, filing.PartyId, (number, act) => MarkingNotice.Issue(number, filing, act))],
            Facts =
            [
                ("Issued by", (await offices.GetAsync(ct)).Describe(office)),
                ("Section III due", $"{Dates.Long(last)} (CBP Form 4647; practice)"),
                .. filing.DemandsRedelivery ? new[] { ("Demand may be protested until", Dates.Long(context.Law.Read(Clock.Begin(context.Law.Clocks[ProtestClocks.File], context.Today, filing.Port)).LastTimelyDay!.Value)) } : [],
            ],
        };
    }

    /// <summary>The office that issues: the one that works the entry, or the port at which it was entered.</summary>
    Destination? OfficeOf(FoundEntry entry) => finder.IsWorkedHere(entry.Entry) ? entry.Entry.Destination
        : db.Scope.Port is { } port && port == entry.Entry.PortOfEntry ? Destination.FromCode(port) : null;
}
