namespace CeePortal.Intake.Catair.Layouts;

/// <summary>All layouts, by kind.</summary>
static class RecordLayouts
{
    static readonly RecordLayout[] byKind = Index();
    static readonly RecordLayout?[] declarations = IndexDeclarations();

    /// <summary>The layout of a record; a declaration (54) has a more exact one, see <see cref="OfDeclaration"/>.</summary>
    public static RecordLayout Of(RecordKind kind) => byKind[(int)kind];

    /// <summary>The layout of record 54 for a type code, or null for an unknown type.</summary>
    public static RecordLayout? OfDeclaration(char tens, char units) =>
        char.IsAsciiDigit(tens) && char.IsAsciiDigit(units) ? declarations[(tens - '0') * 10 + units - '0'] : null;

    /// <summary>Every layout there is.</summary>
    public static IEnumerable<RecordLayout> All =>
        byKind.Where(l => l.Kind != RecordKind.Unknown).Concat(LineRecords.Declarations);

    static RecordLayout[] Index()
    {
        var index = new RecordLayout[RecordKinds.Count];
        index[(int)RecordKind.Unknown] = new(RecordKind.Unknown, "?", "Unknown record", "            2-80 X O - -/- Text");
        // Partner agency records are many and their own subject; until they are read, any text may stand in them.
        index[(int)RecordKind.PG] = new(RecordKind.PG, "PG", "Partner agency data", "            5-80 X O - -/- Partner agency data");
        foreach (var layout in (RecordLayout[])[.. EnvelopeRecords.All, .. HeaderRecords.All, .. LineRecords.All, .. TotalRecords.All, .. ResponseRecords.All])
            index[(int)layout.Kind] = layout;
        return index;
    }

    static RecordLayout?[] IndexDeclarations()
    {
        var index = new RecordLayout?[100];
        foreach (var layout in LineRecords.Declarations)
            index[int.Parse(layout.Id.AsSpan(3), System.Globalization.CultureInfo.InvariantCulture)] = layout;
        return index;
    }
}
