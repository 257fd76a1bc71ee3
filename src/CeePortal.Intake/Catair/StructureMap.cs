using static CeePortal.Intake.Catair.RecordKind;

namespace CeePortal.Intake.Catair;

/// <summary>A place in the order of an entry summary's records.</summary>
/// <param name="Kind">The record that stands there.</param>
/// <param name="Max">How often it may be repeated within its parent.</param>
/// <param name="WhenExceeded">The official condition when it is repeated more often.</param>
/// <param name="WhenMissing">The official condition when it is left out; null when it may be.</param>
/// <param name="Inside">The records that it may hold, in order.</param>
sealed record Place(RecordKind Kind, int Max, string WhenExceeded, string? WhenMissing, Place[] Inside);

/// <summary>The structure map of an AE transaction: which record may follow which, how deep, and how often.</summary>
/// <remarks>
/// Source: ACE CATAIR, Entry Summary Create/Update, July 2026, structure map; the limits are ACE's, not the lower ones that
/// the dictionary remembers. Party records (47): the map says six, the text four; we let the map's six pass here, and
/// the check for repeated types does the rest.
/// </remarks>
static class StructureMap
{
    /// <summary>How many lines an entry summary may have; 998 before ACE.</summary>
    public const int MostLines = 99_999;

    /// <summary>The transaction: record 10 and all that may follow it until the next 10.</summary>
    public static readonly Place Transaction = new(R10, 1, "A04", "A00",
    [
        Must(R11, "A04"),
        One(R20), One(SE13), One(R21),
        Many(R22, 9_999, "A05", Many(R23, 4, "A06") with { WhenMissing = "185" }),
        Many(SE16, 99), Many(SE17, 99),
        One(R30), Many(R31, 2), Many(R32, 9_999, "A07"), One(R33), One(R34), One(R35), Many(R36, 99),
        Many(PG, 9_999),
        Many(SE20, 4),
        Many(SE30, 12, "A24", Many(SE31, 4, "A24", Many(SE32, 9)), Many(SE35, 3), One(SE36)),
        Many(R40, MostLines, "A08",
            One(R41),
            Many(R42, 9_999, "A09", One(R43), Many(R44, 999, "A10")),
            One(R43), Many(R44, 999, "A10"),
            Many(R47, 6, "A23"),
            Many(SE50, 11, "A24", Many(SE51, 4, "A24", Many(SE52, 9)), Many(SE55, 3), One(SE56)),
            Many(PG, 9_999),
            Many(R50, 32, "A11",
                One(SE60), One(SE61),
                Many(OI, 999, "A24", Many(PG, 9_999)),
                Many(PG, 9_999)) with { WhenMissing = "431" },
            One(R51), Many(R52, 1, "A17"), Many(R53, 2, "A18"), Many(R54, 9, "A25"),
            One(R60), One(R61), Many(R62, 9, "A19"),
            Many(SE62, 99, "A24", Many(SE63, 99)),
            One(R63), One(CW02)) with { WhenMissing = "400" },
        One(R88), Many(R89, 9, "A20"), Must(R90, "701"),
    ]);

    static Place One(RecordKind kind) => new(kind, 1, "A04", null, []);

    static Place Must(RecordKind kind, string whenMissing) => new(kind, 1, "A04", whenMissing, []);

    static Place Many(RecordKind kind, int max, string whenExceeded = "A24", params Place[] inside) => new(kind, max, whenExceeded, null, inside);
}
