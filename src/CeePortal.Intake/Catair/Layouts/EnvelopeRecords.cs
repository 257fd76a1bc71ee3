namespace CeePortal.Intake.Catair.Layouts;

/// <summary>The envelope of a batch: A, then blocks from B to Y, then Z. Source: ABI Batch and Block Control, version 23.</summary>
/// <remarks>Each row: columns, class, designation, implied decimals, condition when missing / when ill-formed, name.
/// Columns that no row names are filler and must be blank. See <see cref="Field"/>.</remarks>
static class EnvelopeRecords
{
    public static readonly RecordLayout[] All =
    [
        new(RecordKind.A, "A", "Batch header", """
            2-5    AN   M - -/-      Sender/Receiver Site Code
            6-8    AN   M - -/-      Sender/Receiver ID Code
            9-14   AN   M - -/-      Communication Password
            15-20  D?   O - -/-      Transmission Date
            26-27  AN   M - -/-      Application Identifier Code
            38-39  AN   C - -/-      Sender/Receiver Office Code
            60-80  X    O - -/-      Transmitter's User Data Text
            """),
        new(RecordKind.B, "B", "Block header", """
            4-7    AN   M - -/-      Processing District/Port Code
            8-10   AN   M - -/-      Processing Filer Code
            11-12  AN   M - -/-      Application Identifier Code
            45-46  AN   C - -/-      Processing Filer Office Code
            47-50  AN   C - -/-      Preparer District/Port Code
            51-53  AN   C - -/-      Preparer Filer Code
            54-55  AN   C - -/-      Preparer Office Code
            56     AN   C - -/-      Preparer Indicator (1)
            60-80  X    O - -/-      Filer/Preparer's User Data Text
            """),
        new(RecordKind.Y, "Y", "Block trailer", """
            4-7    AN   M - -/-      Processing District/Port Code
            8-10   AN   M - -/-      Processing Filer Code
            11-12  AN   M - -/-      Application Identifier Code
            45-46  AN   C - -/-      Processing Filer Office Code
            """),
        new(RecordKind.Z, "Z", "Batch trailer", """
            2-5    AN   M - -/-      Sender/Receiver Site Code
            6-8    AN   M - -/-      Sender/Receiver ID Code
            15-20  D?   C - -/-      Transmission Date
            38-39  AN   C - -/-      Sender/Receiver Office Code
            """),
    ];
}
