using CeePortal.Data.Reference;
using CeePortal.Data.Work;
using CeePortal.Domain.Documents;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Validations;
using FluentValidation;

namespace CeePortal.Web.Services.Administration.Reference.Tables;

/// <summary>What the review of entries goes by: shares of the draw, rules, discrepancies; and what documents and rejections are named by.</summary>
static class ReviewTables
{
    public static ReferenceTable Shares => new ReferenceTable<RefSamplingShare>
    {
        Slug = "sampling-shares",
        Title = "Shares of the draw",
        Singular = "share",
        Group = ReferenceGroup.Entries,
        About = "Which share of the entries of a segment of importers is drawn for review, for what is received from a day on. A later row of the segment ends an earlier one. No share is published: these are the office's own. docs/validations.md says how the draw is computed.",
        Consequence = "Entries that come in from the first day on are drawn by it. What was drawn before stays.",
        AsksWhy = true,
        Fields =
        [
            EntryTables.Key(Field.OneOf<RefSamplingShare>(r => r.Segment, "Segment", [.. WorkSegments.All.Select(s => RefSamplingShare.KeyOf(s.Code))], string.Join(". ", WorkSegments.All.Select(s => $"{RefSamplingShare.KeyOf(s.Code)}: {s.Name}")) + ".")),
            EntryTables.Key(Field.Day<RefSamplingShare>(r => r.From, "First day", "Of receipt.")),
            Field.Percent<RefSamplingShare>(r => r.Millionths, "Share"),
        ],
        Order = [SeekKey<RefSamplingShare>.By(r => r.Segment), SeekKey<RefSamplingShare>.By(r => r.From)],
        Name = (r, _) => $"{WorkSegments.NameOf(r.Segment == RefSamplingShare.Other ? "" : r.Segment)} from {TagHelpers.Dates.Long(r.From)}",
    };

    public static ReferenceTable Rules => new ReferenceTable<RefSelectionRule>
    {
        Slug = "selection-rules",
        Title = "Selection rules",
        Singular = "selection rule",
        Group = ReferenceGroup.Entries,
        About = "Entries that meet a rule are reviewed: one line must meet all that the rule asks. What stays empty is not asked.",
        Consequence = "Entries that come in from the first day on are selected by it.",
        AsksWhy = true,
        Fields =
        [
            EntryTables.Key(Field.Code<RefSelectionRule>(r => r.Code, "Code", "[A-Z0-9-]{2,20}", "A code has 2 to 20 letters, digits or hyphens, such as LAPTOP-CN.")),
            Field.Text<RefSelectionRule>(r => r.Name, "Name", "What it is for."),
            Field.Day<RefSelectionRule>(r => r.From, "First day", "Of receipt."),
            Field.OptionalDay<RefSelectionRule>(r => r.To, "Last day", none: "until changed"),
            Field.Center<RefSelectionRule>(r => r.Center, none: "every office"),
            Field.Noun<RefSelectionRule>(r => r.EntryType, "Entry type", text => (EntryType.Read(text, out var type), type.ToString()), "Two digits, such as 03.", optional: true),
            Field.Noun<RefSelectionRule>(r => r.Tariff, "Tariff number begins with", text =>
                text.Replace(".", "", StringComparison.Ordinal) is { Length: >= 2 and <= 10 } digits && digits.All(char.IsAsciiDigit) ? (null, digits) : ("Two to ten digits, such as 8471 or 8471.30.", null), optional: true, width: "md"),
            Field.Code<RefSelectionRule>(r => r.Origin, "Country of origin", "[A-Z]{2}", "Two letters, such as CN.", optional: true),
            Field.Code<RefSelectionRule>(r => r.Preference, "Special program", "[A-Z0-9+*]{1,2}", "One or two characters, such as S or S+.", optional: true, inList: false),
            Field.Cents<RefSelectionRule>(r => r.ValueAboveCents, "Value of a line above"),
            Field.OneOf<RefSelectionRule, ValidationProgram>(r => r.Program, "To be checked", ValidationPrograms.All.ToDictionary(p => p, p => p.Name())),
            Field.Percent<RefSelectionRule>(r => r.Millionths, "Share of what meets it", "100 for all of it."),
        ],
        Order = [SeekKey<RefSelectionRule>.By(r => r.Code)],
        Name = (r, _) => $"{r.Name} ({r.Code})",
        Rules = EntryTables.Rules<RefSelectionRule>(v =>
        {
            v.RuleFor(r => r.To).Must((r, to) => to is null || to >= r.From).WithMessage("The last day is before the first.");
            v.RuleFor(r => r.Millionths).GreaterThan(0).WithMessage("A rule that selects nothing is ended: give it a last day.");
            v.RuleFor(r => r.Tariff).Must((r, _) => !string.IsNullOrEmpty(r.Tariff) || !string.IsNullOrEmpty(r.Origin) || !string.IsNullOrEmpty(r.Preference) || !string.IsNullOrEmpty(r.EntryType) || r.ValueAboveCents > 0)
                .WithMessage("Ask at least one thing. To review entries by chance alone, set a share of the draw.");
        }),
    };

    public static ReferenceTable Discrepancies => new ReferenceTable<RefDiscrepancy>
    {
        Slug = "discrepancies",
        Title = "Discrepancies",
        Singular = "discrepancy",
        Group = ReferenceGroup.Entries,
        About = "What a finding of a review may say is wrong. Findings keep the code and its words, so that one that is no longer offered ends and stays.",
        Fields =
        [
            EntryTables.Key(Field.Code<RefDiscrepancy>(r => r.Code, "Code", "[A-Z0-9-]{2,20}", "A code has 2 to 20 letters, digits or hyphens, such as VAL-ASSIST.")),
            Field.OneOf<RefDiscrepancy>(r => r.Program, "Programme", [RefDiscrepancy.AnyProgram, .. ValidationPrograms.All.Select(p => p.ToString())]),
            Field.Text<RefDiscrepancy>(r => r.Name, "Name"),
            Field.OptionalDay<RefDiscrepancy>(r => r.Ended, "Ended", "The last day on which it is offered.", none: "offered"),
        ],
        Order = [SeekKey<RefDiscrepancy>.By(r => r.Code)],
        Name = (r, _) => $"{r.Name} ({r.Code})",
    };

    public static ReferenceTable Limits => new ReferenceTable<RefReviewLimit>
    {
        Slug = "review-limits",
        Title = "Amounts for a second review",
        Singular = "amount",
        Group = ReferenceGroup.Entries,
        About = "Above this amount at stake a second person reviews how an item ends. No amount is published: these are the office's own.",
        AsksWhy = true,
        Fields =
        [
            EntryTables.Key(Field.OneOf<RefReviewLimit>(r => r.Kind, "Kind of work", [CeePortal.Domain.Validations.Validation.ValidationKind.Code])),
            Field.Cents<RefReviewLimit>(r => r.AboveCents, "Above"),
        ],
        Order = [SeekKey<RefReviewLimit>.By(r => r.Kind)],
        Name = (r, _) => r.Kind,
    };

    public static ReferenceTable RejectionReasons => new ReferenceTable<RefRejectionReason>
    {
        Slug = "rejection-reasons",
        Title = "Reasons of rejections",
        Singular = "reason",
        Group = ReferenceGroup.Entries,
        About = "Why a summary is rejected. The codes of ABI's own notices were not found: these are our own.",
        Fields =
        [
            EntryTables.Key(Field.Code<RefRejectionReason>(r => r.Code, "Code", "[A-Z0-9]{2,10}", "A code has 2 to 10 letters or digits, such as CLS.")),
            Field.Text<RefRejectionReason>(r => r.Name, "Name"),
            Field.OptionalDay<RefRejectionReason>(r => r.Ended, "Ended", "The last day on which it is offered.", none: "offered"),
        ],
        Order = [SeekKey<RefRejectionReason>.By(r => r.Code)],
        Name = (r, _) => $"{r.Name} ({r.Code})",
    };

    public static ReferenceTable Documents => new ReferenceTable<RefEntryDocument>
    {
        Slug = "entry-documents",
        Title = "Documents of entries",
        Singular = "document",
        Group = ReferenceGroup.Entries,
        About = $"What a document that is asked for or sent may be. A request for a named document ({DocumentScope.NamedDocument.Code()}) names one of these.",
        Fields =
        [
            EntryTables.Key(Field.Code<RefEntryDocument>(r => r.Code, "Code", "[A-Z0-9]{2,10}", "A code has 2 to 10 letters or digits, such as CI.")),
            Field.Text<RefEntryDocument>(r => r.Name, "Name"),
            Field.OptionalDay<RefEntryDocument>(r => r.Ended, "Ended", "The last day on which it is offered.", none: "offered"),
        ],
        Order = [SeekKey<RefEntryDocument>.By(r => r.Code)],
        Name = (r, _) => $"{r.Name} ({r.Code})",
    };
}
