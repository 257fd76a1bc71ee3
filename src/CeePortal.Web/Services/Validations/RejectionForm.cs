using CeePortal.Data;
using CeePortal.Data.Validations;
using CeePortal.Domain.Rejections;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Work.Acts;
using CeePortal.Web.Services.Work.Filing;
using CeePortal.Web.Services.Work.Forms;
using CeePortal.Web.TagHelpers;

namespace CeePortal.Web.Services.Validations;

/// <summary>How staff reject a summary.</summary>
public sealed class RejectionForm(EntryFinder entries, ReviewLists lists, PortalDbContext db) : FilingForm(SummaryRejection.RejectionKind)
{
    public override string Title => "Reject an entry summary";
    public override string Lead => "The summary is to be filed again: within two working days, or by the end of the first ten working days from entry when that is later (CBP, Acceptance and Reject Process).";
    public override IReadOnlyList<string> Roles => ValidationServices.Openers;
    public override bool TakesDocuments => false;
    public override string AfterFiling => "The filer was told the reason, the last day and whom to ask. The rejection closes by itself when the summary is filed again.";

    public override async Task<IReadOnlyList<FormStep>> StepsAsync(FilingContext context, FormAnswers answers, CancellationToken ct) =>
    [
        new("rejection", "The rejection", "Within 90 days of the summary; an antidumping or countervailing summary within 300 days, with a supervisor.",
        [
            FormField.Entry(),
            FormField.Choice("reason", "Reason", await lists.RejectionReasonsAsync(ct), "The codes are our own: those of ABI notices were not found."),
            FormField.LongText("explanation", "What is wrong, and what is to be done", "The filer reads this."),
            FormField.Text("contact", "Whom the filer asks") with { Preset = await lists.ContactAsync(db.Scope.Center ?? db.Scope.Port ?? "", ct), Width = "2xl" },
            FormField.Text("because", "Found in validation", "Its number, when there is one.").Optional() with { IsMono = true, Width = "md" },
        ]),
    ];

    public override async Task<FilingRead> ReadAsync(FilingContext context, FormReader form, CancellationToken ct)
    {
        var entry = await entries.ReadAsync(form, ct);
        var (code, explanation, contact) = (form.Choice("reason"), form.Text("explanation"), form.Text("contact"));
        WorkNumber because = default;
        if (!form.IsEmpty("because") && WorkNumber.Read(form.Answers["because"], out because) is { } wrong) form.Say("because", wrong);
        if (entry is null) return new();
        if (!entries.IsWorkedHere(entry.Entry)) form.Say("entry", $"Entry {entry.Number} is worked by another office, which rejects its summary.");
        var summary = await ReviewedEntries.ToRejectAsync(db, entry.Entry, entry.Liquidation, ct);
        if (SummaryRejection.WhyNot(summary, context.Act) is { } why) form.Say("entry", why);
        if (!form.IsComplete) return new();
        var reason = (code, await lists.RejectionReasonAsync(code, ct) ?? code);
        var due = context.Law.Read(ResubmissionLimit.Of(context.Today, summary.EntryDate, summary.Port, context.Law));
        return new()
        {
            Parts =
            [
                new(entry.Entry.Port, context.Today.Year, entry.Entry.ImporterId, (number, act) => SummaryRejection.Reject(number, entry.Entry.Destination, summary, reason, explanation, contact, because, act))
                {
                    Also = (all, _) => RejectedEntries.RejectAsync(all, summary, ct),
                },
            ],
            Facts =
            [
                ("To be filed again by", $"{Dates.Full(due.LastTimelyDay!.Value)}: {due.Clock.Rule.Sentence} ({due.Clock.Rule.Citation})"),
                ("Version on file", entry.Entry.Version.ToString("D5", System.Globalization.CultureInfo.InvariantCulture)),
                ("Goes to", "The filer and the importer"),
            ],
        };
    }
}

/// <summary>What is done on a rejection.</summary>
public sealed class RejectionActs() : KindActs(SummaryRejection.RejectionKind)
{
    public override IReadOnlyList<ActForm> Acts { get; } =
    [
        ActForm.Of<SummaryRejection>("rejection-taken-back", "The summary stands as it was filed, and the filer is told.", "The rejection was taken back.", [FormField.LongText("reason", "Why")],
            (rejection, form, making) =>
            {
                var reason = form.Text("reason");
                form.EnsureComplete();
                rejection.TakeBack(reason, making.Act);
                var summary = rejection.Rejection!.Summary;
                making.Also(async (db, _) => WorkRefusedException.Unless(await RejectedEntries.RestoreAsync(db, summary),
                    "The summary was filed again or withdrawn meanwhile, so the rejection cannot be taken back. In a few minutes the new filing is tied to it."));
            }).With("Take it back"),
        ActForm.Of<SummaryRejection>("resubmission-given-up", "The summary was not filed again in time, and CBP waits for it no longer. It stays rejected; a filing that comes later is still taken.", "The rejection was closed.",
            [FormField.LongText("reason", "What is done instead", "Such as a claim for liquidated damages (19 CFR 142.15). Staff alone read this.")],
            (rejection, form, making) => { var reason = form.Text("reason"); form.EnsureComplete(); rejection.GiveUp(reason, making.Act); }).With("Close it"),
    ];
}
