using CeePortal.Data.Reference;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;

namespace CeePortal.Web.Services.Administration.Reference.Tables;

/// <summary>What forms of post-release work offer to choose from.</summary>
static class ReasonTables
{
    public static ReferenceTable CorrectionReasons => new ReferenceTable<RefCorrectionReason>
    {
        Slug = "correction-reasons",
        Title = "Reasons of corrections",
        Singular = "reason",
        Group = ReferenceGroup.Entries,
        About = "Why a summary is corrected, by the codes of record 36. Codes of the header begin with H, those of lines with L.",
        Fields =
        [
            EntryTables.Key(Field.Code<RefCorrectionReason>(r => r.Code, "Code", "[HL][0-9]{2}", "A reason is H or L and two digits, such as L04.")),
            Field.OneOf<RefCorrectionReason>(r => r.Level, "Of", ["header", "line"]),
            Field.Text<RefCorrectionReason>(r => r.Name, "Name"),
        ],
        Order = [SeekKey<RefCorrectionReason>.By(r => r.Code)],
        Name = (r, _) => $"{r.Name} ({r.Code})",
    };

    public static ReferenceTable ReviewRules => new ReferenceTable<RefReviewRule>
    {
        Slug = "review-rules",
        Title = "Rules of correction reviews",
        Singular = "rule",
        Group = ReferenceGroup.Entries,
        About = "Which post summary corrections a team of the Center reviews; the others are accepted at once. CBP's own rules are not published, so these are ours. "
            + "A draw can be done over by anybody: the first eight bytes of the SHA-256 of \"psc|XYZ00000015|00200\" (entry number and new version), as a number modulo 10,000, below the share.",
        AsksWhy = true,
        Fields =
        [
            EntryTables.Key(Field.Noun<RefReviewRule>(r => r.Code, "Code", text =>
                (text.Length <= 40 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') ? null : "A code has small letters, digits and hyphens, at most 40, such as draw-tier-1.", text), width: "lg")),
            Field.OneOf<RefReviewRule, SelectionKind>(r => r.Kind, "Looks at", new Dictionary<SelectionKind, string>
            {
                [SelectionKind.Amount] = "the change of revenue",
                [SelectionKind.TypeChange] = "a change of the entry type",
                [SelectionKind.AdCvd] = "AD/CVD cases",
                [SelectionKind.Share] = "a share, by draw",
            }),
            Field.Cents<RefReviewRule>(r => r.AmountCents, "From this amount"),
            Field.Percent<RefReviewRule>(r => r.ShareMillionths, "Share", "Of the corrections of the segment, in hundredths of a percent."),
            Field.OneOf<RefReviewRule>(r => r.Segment, "Segment", RefReviewRule.Segments, "* is every segment, - importers of none; T1 to T3 are C-TPAT tiers."),
            Field.Flag<RefReviewRule>(r => r.IsInForce, "In force"),
        ],
        Order = [SeekKey<RefReviewRule>.By(r => r.Code)],
        Name = (r, _) => $"Rule {r.Code}",
    };

    public static ReferenceTable CorrectableTypes => new ReferenceTable<RefCorrectableType>
    {
        Slug = "correctable-types",
        Title = "Types open to correction",
        Singular = "entry type",
        Group = ReferenceGroup.Clocks,
        Stamp = ReferenceStamps.Clocks,
        About = "The entry types of which a post summary correction may be filed. The exact list was not found: it is inferred, and corrected here.",
        Consequence = "Windows of corrections are counted anew within a few minutes. What was decided or recorded before stays as it was.",
        AsksWhy = true,
        RemoveWord = "Removed",
        Fields = [EntryTables.Key(Field.Noun<RefCorrectableType>(r => r.Code, "Type", text => (EntryType.Read(text, out var type), type.ToString()), "Two digits, such as 01."))],
        Order = [SeekKey<RefCorrectableType>.By(r => r.Code)],
        Name = (r, _) => $"Type {r.Code}",
    };

    public static ReferenceTable Letters => new ReferenceTable<RefLetter>
    {
        Slug = "letters",
        Title = "Letters explained",
        Singular = "letter",
        Group = ReferenceGroup.Entries,
        About = "The letters that CBP sends, explained to whoever holds one, with what to do. Found by the code on a letter, or by its name, without an account.",
        Fields =
        [
            EntryTables.Key(Field.Noun<RefLetter>(r => r.Code, "Code", text =>
                (text.Length <= 40 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') ? null : "A code has small letters, digits and hyphens, at most 40, such as cf28.", text), width: "lg")),
            Field.Text<RefLetter>(r => r.Name, "Name"),
            Field.Text<RefLetter>(r => r.AlsoCalled, "Also called", "Other names, with commas between.", optional: true),
            Field.Area<RefLetter>(r => r.Means, "What it means"),
            Field.Area<RefLetter>(r => r.WhatToDo, "What to do"),
            Field.Noun<RefLetter>(r => r.Clock, "Clock", text => (Domain.Clocks.ClockBook.Declared.Find(text) is null ? "There is no clock of this code." : null, text), "The code of the clock that it starts.", optional: true),
        ],
        Order = [SeekKey<RefLetter>.By(r => r.Code)],
        Name = (r, _) => r.Name,
    };

    public static ReferenceTable DenialReasons => new ReferenceTable<RefDenialReason>
    {
        Slug = "denial-reasons",
        Title = "Reasons of denials",
        Singular = "reason",
        Group = ReferenceGroup.Entries,
        About = "What the forms offer when a protest, or further review of it, is denied. CBP Form 19 knows three of them; the others are our own. Decisions name a reason by its code, so that one that is no longer offered ends and stays.",
        Fields =
        [
            EntryTables.Key(Field.Noun<RefDenialReason>(r => r.Code, "Code", text =>
                (text.Length <= 40 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') ? null : "A code has small letters, digits and hyphens, at most 40, such as value-correct.", text), width: "lg")),
            Field.Text<RefDenialReason>(r => r.Name, "Name"),
            Field.OptionalDay<RefDenialReason>(r => r.Ended, "Ended", "The last day on which it is offered.", none: "offered"),
        ],
        Order = [SeekKey<RefDenialReason>.By(r => r.Code)],
        Name = (r, _) => r.Name,
    };

    public static ReferenceTable ClaimPrograms => new ReferenceTable<RefClaimProgram>
    {
        Slug = "claim-programs",
        Title = "Programs with claims after importation",
        Singular = "program",
        Group = ReferenceGroup.Entries,
        About = "Under which trade agreements and programs preference may be claimed within one year of importation (19 U.S.C. 1520(d)). Under the others the form says what to do instead.",
        Fields =
        [
            EntryTables.Key(Field.Code<RefClaimProgram>(r => r.Code, "Code", "[A-Z0-9][A-Z0-9+*#]?", "A program has one or two characters, such as S or KR.")),
            Field.Text<RefClaimProgram>(r => r.Name, "Name"),
            Field.Flag<RefClaimProgram>(r => r.AllowsClaims, "Claims may be made after importation"),
            Field.Flag<RefClaimProgram>(r => r.AsksStatements, "Asks for statements on copies and other filings"),
            Field.Flag<RefClaimProgram>(r => r.ExemptsMpf, "Goods that qualify owe no merchandise processing fee (19 CFR 24.23(c))"),
            Field.Text<RefClaimProgram>(r => r.Citation, "Regulation"),
        ],
        Order = [SeekKey<RefClaimProgram>.By(r => r.Code)],
        Name = (r, _) => $"{r.Name} ({r.Code})",
    };
}
