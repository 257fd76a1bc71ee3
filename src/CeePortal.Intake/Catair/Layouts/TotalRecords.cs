namespace CeePortal.Intake.Catair.Layouts;

/// <summary>The totals of an entry summary. Source: ACE CATAIR, Entry Summary Create/Update, July 2026.</summary>
/// <remarks>Each row: columns, class, designation, implied decimals, condition when missing / when ill-formed, name.
/// Columns that no row names are filler and must be blank. See <see cref="Field"/>.</remarks>
static class TotalRecords
{
    public static readonly RecordLayout[] All =
    [
        new(RecordKind.R88, "88", "Antidumping and countervailing totals", """
            3-13   sN?  C 2 -/736    Total Bonded AD Duty Amount
            15-25  sN?  C 2 -/738    Total Cash Deposit AD Duty Amount
            27-37  sN?  C 2 -/740    Total Bonded CV Duty Amount
            39-49  sN?  C 2 -/742    Total Cash Deposit CV Duty Amount
            """),
        new(RecordKind.R89, "89", "Fee totals", """
            3-5    N    M - -/-      Accounting Class Code (1)
            6-16   sN   M 2 714/714  Total Fee Amount (1)
            17-19  AN   C - -/-      Accounting Class Code (2)
            20-30  sN?  C 2 -/714    Total Fee Amount (2)
            31-33  AN   C - -/-      Accounting Class Code (3)
            34-44  sN?  C 2 -/714    Total Fee Amount (3)
            45-47  AN   C - -/-      Accounting Class Code (4)
            48-58  sN?  C 2 -/714    Total Fee Amount (4)
            59-61  AN   C - -/-      Accounting Class Code (5)
            62-72  sN?  C 2 -/714    Total Fee Amount (5)
            """),
        new(RecordKind.R90, "90", "Grand totals", """
            3-13   sN   C 2 721/721  Grand Total Duty Amount
            15-25  sN   C 2 725/725  Grand Total User Fee Amount
            27-37  sN   C 2 723/723  Grand Total IR Tax Amount
            39-49  sN   C 2 728/728  Grand Total AD Duty Amount
            51-61  sN   C 2 729/729  Grand Total CV Duty Amount
            63-73  sN?  C 2 -/767    Grand Total Other Revenue Amount
            """),
    ];
}
