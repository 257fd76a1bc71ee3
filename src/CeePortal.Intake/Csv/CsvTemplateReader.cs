namespace CeePortal.Intake.Csv;

sealed class CsvTemplateReader(Stream stream, IntakeReference reference, ReadingPosition? resume) : IEntryReader
{
    public ReadingPosition Position => resume ?? ReadingPosition.Start;

    public bool Read(out EntryReading reading) => throw new NotSupportedException($"{stream} {reference}");

    public void Dispose() => stream.Flush();
}

sealed class CsvEnvelope : IEnvelope
{
    public void Take(ReadOnlySpan<byte> line, long number)
    {
    }

    public BatchEnvelope Finish() => new() { Format = IntakeFormat.CsvTemplate };
}
