using CeePortal.Data.Reference;
using CeePortal.Domain.Liquidation;
using FluentValidation;

namespace CeePortal.Web.Services.Administration.Reference.Tables;

/// <summary>The codes that entry summaries carry.</summary>
static class EntryTables
{
    public static ReferenceTable Ports => new ReferenceTable<RefPort>
    {
        Slug = "ports",
        Title = "Ports",
        Singular = "port",
        Group = ReferenceGroup.Entries,
        About = "Ports by Schedule D. A filing that names a port that is not here is refused.",
        Fields =
        [
            Key(Field.Port<RefPort>(r => r.Code, "Code", "Four digits, such as 2704.")),
            Field.Text<RefPort>(r => r.Name, "Name"),
            Field.Code<RefPort>(r => r.State, "State", "[A-Z]{2}", "A state has two letters, such as CA.", optional: true),
            Field.Code<RefPort>(r => r.District, "District", "[0-9]{2}", "A district has two digits, the first two of the port's code."),
        ],
        Order = [SeekKey<RefPort>.By(r => r.Code)],
        Name = (r, _) => $"{r.Name} ({r.Code})",
        Rules = Rules<RefPort>(v => v.RuleFor(r => r.District).Must((r, district) => r.Code.StartsWith(district, StringComparison.Ordinal))
            .WithMessage(r => $"The district of port {r.Code} is {r.Code[..2]}, the first two digits of its code.")),
    };

    public static ReferenceTable EntryTypes => new ReferenceTable<RefEntryType>
    {
        Slug = "entry-types",
        Title = "Entry types",
        Singular = "entry type",
        Group = ReferenceGroup.Entries,
        About = "The types of CBP Form 7501. A filing of a type that ACE does not take electronically is refused.",
        Fields =
        [
            Key(Field.Noun<RefEntryType>(r => r.Code, "Code", text => (Domain.Entries.EntryType.Read(text, out var type), type.ToString()), "Two digits, such as 01.")),
            Field.Text<RefEntryType>(r => r.Name, "Name"),
            Field.Text<RefEntryType>(r => r.Family, "Family", "Such as consumption or informal.", width: "lg"),
            Field.Flag<RefEntryType>(r => r.AcceptedElectronically, "Taken electronically"),
            Field.Flag<RefEntryType>(r => r.Formal, "Formal"),
        ],
        Order = [SeekKey<RefEntryType>.By(r => r.Code)],
        Name = (r, _) => $"{r.Name} ({r.Code})",
    };

    public static ReferenceTable FeeClasses => new ReferenceTable<RefFeeClass>
    {
        Slug = "fee-classes",
        Title = "Fee and tax classes",
        Singular = "fee class",
        Group = ReferenceGroup.Entries,
        About = "Accounting classes of fees and taxes, as records 34, 60 and 62 of a filing carry them.",
        Fields =
        [
            Key(Field.Code<RefFeeClass>(r => r.Code, "Class", "[0-9]{3}", "A class has three digits, such as 499.")),
            Field.Text<RefFeeClass>(r => r.Level, "Level", "Where the filing carries it: header or line.", width: "sm"),
            Field.Text<RefFeeClass>(r => r.Name, "Name"),
        ],
        Order = [SeekKey<RefFeeClass>.By(r => r.Code)],
        Name = (r, _) => $"{r.Name} ({r.Code})",
    };

    public static ReferenceTable Countries => new ReferenceTable<RefCountry>
    {
        Slug = "countries",
        Title = "Countries",
        Singular = "country",
        Group = ReferenceGroup.Entries,
        About = "Countries of origin and export by CATAIR Appendix B, with the Canadian provinces and the codes that ACE adds.",
        Fields =
        [
            Key(Field.Noun<RefCountry>(r => r.Code, "Code", text => (Domain.Trade.CountryCode.Read(text, out var country), country.ToString()), "Two letters, such as DE.")),
            Field.Text<RefCountry>(r => r.Name, "Name"),
            Field.Text<RefCountry>(r => r.Kind, "Kind", "Country, province, or a code of ACE's own.", width: "lg"),
        ],
        Order = [SeekKey<RefCountry>.By(r => r.Code)],
        Name = (r, _) => $"{r.Name} ({r.Code})",
    };

    public static ReferenceTable BondTypes => Codes<RefBondType>("bond-types", "Bond types", "bond type",
        "How an entry is secured: no bond, a single transaction bond, or a continuous one.", "[0-9A-Z]", "A bond type is one digit, such as 8.", r => r.Code, r => r.Name);

    public static ReferenceTable BondDesignations => Codes<RefBondDesignation>("bond-designations", "Bond designations", "bond designation",
        "What a bond is for, by one letter.", "[A-Z0-9]", "A designation is one letter.", r => r.Code, r => r.Name);

    public static ReferenceTable Modes => Codes<RefModeOfTransport>("modes-of-transport", "Modes of transport", "mode of transport",
        "How goods arrived, by the two digits that a filing carries.", "[0-9]{2}", "A mode has two digits, such as 11.", r => r.Code, r => r.Name);

    public static ReferenceTable States => Codes<RefState>("states", "States of destination", "state",
        "Where goods go, by the postal code that a filing carries.", "[A-Z]{2}", "A state has two letters, such as CA.", r => r.Code, r => r.Name);

    public static ReferenceTable LiquidationTypes => new ReferenceTable<RefLiquidationType>
    {
        Slug = "liquidation-types",
        Title = "Liquidation types",
        Singular = "liquidation type",
        Group = ReferenceGroup.Entries,
        About = "The types of liquidation that extracts carry, and what each means to the clocks. No official list was read: correct them here.",
        Fields =
        [
            Key(Field.Code<RefLiquidationType>(r => r.Code, "Code", "[A-Z0-9]{1,2}", "A type has one or two digits or letters, such as 1.")),
            Field.Text<RefLiquidationType>(r => r.Name, "Name"),
            Field.OneOf<RefLiquidationType, LiquidationResult>(r => r.Result, "What it comes to", new Dictionary<LiquidationResult, string>
            {
                [LiquidationResult.NoChange] = "No change",
                [LiquidationResult.Bill] = "Bill",
                [LiquidationResult.Refund] = "Refund",
                [LiquidationResult.Deemed] = "Deemed by law",
            }),
            Field.Flag<RefLiquidationType>(r => r.IsReliquidation, "Reliquidation"),
        ],
        Order = [SeekKey<RefLiquidationType>.By(r => r.Code)],
        Name = (r, _) => $"{r.Name} ({r.Code})",
    };

    public static ReferenceTable LiquidationBases => new ReferenceTable<RefLiquidationBasis>
    {
        Slug = "liquidation-bases",
        Title = "Bases of extension and suspension",
        Singular = "basis",
        Group = ReferenceGroup.Entries,
        About = "On what an extension, a suspension or a reliquidation rests. No official list was read: correct them here.",
        Fields =
        [
            Key(Field.Code<RefLiquidationBasis>(r => r.Code, "Code", "[A-Z0-9]{2}", "A basis has two digits or letters, such as 04.")),
            Field.Text<RefLiquidationBasis>(r => r.Name, "Name"),
            Field.OneOf<RefLiquidationBasis, LiquidationEventKind>(r => r.Of, "Of", new Dictionary<LiquidationEventKind, string>
            {
                [LiquidationEventKind.Extended] = "Extension",
                [LiquidationEventKind.Suspended] = "Suspension",
                [LiquidationEventKind.Reliquidated] = "Reliquidation",
            }),
            Field.Flag<RefLiquidationBasis>(r => r.IsVoluntary, "Within 90 days only"),
            Field.Flag<RefLiquidationBasis>(r => r.LiftsCorrectionDays, "Lifts the 300 days of a correction"),
        ],
        Order = [SeekKey<RefLiquidationBasis>.By(r => r.Code)],
        Name = (r, _) => $"{r.Name} ({r.Code})",
    };

    public static ReferenceTable SpecialPrograms => new ReferenceTable<RefSpecialProgram>
    {
        Slug = "special-programs",
        Title = "Special programs",
        Singular = "special program",
        Group = ReferenceGroup.Entries,
        About = "Trade agreements and preference programs by the code that stands before or in the tariff line.",
        Fields =
        [
            Key(Field.Code<RefSpecialProgram>(r => r.Code, "Code", "[A-Z0-9][A-Z0-9+*#]?", "A program has one or two characters, such as S or A+.")),
            Field.Text<RefSpecialProgram>(r => r.Name, "Name"),
            Field.OptionalDay<RefSpecialProgram>(r => r.Ended, "Ended", "The last day of the program.", none: "in force"),
        ],
        Order = [SeekKey<RefSpecialProgram>.By(r => r.Code)],
        Name = (r, _) => $"{r.Name} ({r.Code})",
    };

    public static ReferenceTable Conditions => new ReferenceTable<RefCondition>
    {
        Slug = "conditions",
        Title = "Conditions",
        Singular = "condition",
        Group = ReferenceGroup.Entries,
        About = "The official condition codes of findings, and what filers read beside them: what is wrong and how to fix it.",
        Fields =
        [
            Key(Field.Code<RefCondition>(r => r.Code, "Code", "[A-Z0-9]{2,10}", "A condition has letters and digits, such as B16.")),
            Field.Text<RefCondition>(r => r.Narrative, "Official text"),
            Field.Area<RefCondition>(r => r.Explanation, "In our words", optional: true, inList: true),
            Field.Area<RefCondition>(r => r.SuggestedFix, "How to fix it", optional: true),
            Field.Text<RefCondition>(r => r.Area, "Area", optional: true, width: "lg"),
        ],
        Order = [SeekKey<RefCondition>.By(r => r.Code)],
        Name = (r, _) => $"{r.Code}: {r.Narrative}",
    };

    /// <summary>A table of codes and names, and nothing else.</summary>
    static ReferenceTable<TRow> Codes<TRow>(string slug, string title, string singular, string about, string pattern, string problem,
        System.Linq.Expressions.Expression<Func<TRow, string?>> code, System.Linq.Expressions.Expression<Func<TRow, string?>> name)
        where TRow : ReferenceRow
    {
        var (codeOf, nameOf) = (code.Compile(), name.Compile());
        return new()
        {
            Slug = slug,
            Title = title,
            Singular = singular,
            Group = ReferenceGroup.Entries,
            About = about,
            Fields = [Key(Field.Code(code, "Code", pattern, problem)), Field.Text(name, "Name")],
            Order = [SeekKey<TRow>.By(code)],
            Name = (r, _) => $"{nameOf(r)} ({codeOf(r)})",
        };
    }

    internal static ReferenceField<TRow> Key<TRow>(ReferenceField<TRow> field)
    {
        field.IsKey = true;
        return field;
    }

    internal static InlineValidator<TRow> Rules<TRow>(Action<InlineValidator<TRow>> write)
    {
        var rules = new InlineValidator<TRow>();
        write(rules);
        return rules;
    }
}
