namespace CeePortal.Intake.Catair.Layouts;

/// <summary>What ACE answers. Source: ACE CATAIR, Entry Summary Create/Update, July 2026; ABI Batch and Block Control, version 23.</summary>
/// <remarks>Each row: columns, class, designation, implied decimals, condition when missing / when ill-formed, name.
/// Columns that no row names are filler and must be blank. See <see cref="Field"/>.</remarks>
static class ResponseRecords
{
    public static readonly RecordLayout[] All =
    [
        new(RecordKind.E0, "E0", "Condition reference", """
            4-9    AN   M - -/-      Reference Data Type Code
            11-16  N    M - -/-      Occurrence Position
            18-24  X    M - -/-      Reference ID Constant 'REF ID:'
            26-80  X    M - -/-      Reference Data Text
            """),
        new(RecordKind.E1, "E1", "Condition or disposition", """
            3      AN   M - -/-      Disposition Type Code (space/A/R)
            4      AN   M - -/-      Severity Code (F/W/P/I/space)
            5-7    AN   M - -/-      Condition Code
            8-10   AN   C - -/-      Reason Code (CBP internal)
            11-50  AN   M - -/-      Narrative Text
            51-53  AN   C - -/-      Entry Filer Code
            56-63  AN   C - -/-      Entry Number
            64-68  N?   C - -/-      Version Number
            69-77  X    C - -/-      Broker Reference Number
            """),
        new(RecordKind.X0, "X0", "Batch or block condition reference", """
            4-9    AN   M - -/-      Reference Type (BLOCK/TRNACT)
            11-16  N    M - -/-      Occurrence Position
            18-24  X    M - -/-      Reference ID Constant 'REF ID:'
            26-80  X    M - -/-      Reference Text
            """),
        new(RecordKind.X1, "X1", "Batch or block condition", """
            3      AN   M - -/-      Disposition Type (space/R)
            4      AN   M - -/-      Severity (F)
            5-7    AN   M - -/-      Condition Code
            10     AN   C - -/-      Reason Code
            11-50  AN   M - -/-      Narrative
            """),
    ];
}
