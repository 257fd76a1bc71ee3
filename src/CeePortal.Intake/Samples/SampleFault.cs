namespace CeePortal.Intake.Samples;

/// <summary>A fault that a sample entry can have.</summary>
/// <param name="Code">The condition that must reject it.</param>
/// <param name="IsInCsv">True when the CSV template can have it too.</param>
/// <param name="Fits">Whether an entry can have it.</param>
/// <param name="Spoil">Puts it into an entry.</param>
sealed record SampleFault(string Code, bool IsInCsv, Func<SampleEntry, bool> Fits, Action<SampleEntry> Spoil)
{
    /// <summary>All faults; samples take them in turn.</summary>
    public static readonly SampleFault[] All =
    [
        Any("B16", e => e.CheckDigit = (e.CheckDigit + 1) % 10),
        Any("437", e => e.Lines[0].ValueIsSpoiled = true),
        Any("438", e => e.Lines[^1].DutyIsSpoiled = true),
        Any("B18", e => e.Type = "86"), // Section 321: a known type, which AE does not take
        Any("B39", e => e.Signature = ""),
        OfCatair("400", e =>
        {
            e.HasNoLines = true;
            e.DutyTotal = e.ProcessingTotal = e.HarborTotal = 0;
            e.FeeTotal = e.InformalFee;
        }),
        Any("722", e => e.DutyTotal += 100),
        OfCatair("436", e => e.Lines[0].NumberIsRepeated = true),
        OfCatair("A02", e => e.HasUnknownRecord = true),
        Any("102", e => e.ImporterNumber = e.ImporterNumber.Replace("-", "", StringComparison.Ordinal)),
        Any("125", e => e.EstimatedEntryIsImpossible = true),
        Any("418", e => e.Lines[0].ExportDate = null),
        Any("426", e => e.Lines[^1].ExportDate = e.Import.AddDays(2)),
        OfCatair("407", e => e.Lines[0].HasNoOrigin = true),
        OfCatair("432", e => e.Lines[^1].HasNoTariffNumber = true),
        OfCatair("701", e => e.HasNoGrandTotals = true),
        Any("726", e => e.FeeTotal += 1),
        Any("112", e => e.BondType = "4") with { Fits = e => !e.IsInformal },
        Any("165", e => e.Mode = "99"),
        OfCatair("518", e => e.Lines[1].Number = 1) with { Fits = e => e.Lines.Count > 1 },
    ];

    static SampleFault Any(string code, Action<SampleEntry> spoil) => new(code, true, _ => true, spoil);

    static SampleFault OfCatair(string code, Action<SampleEntry> spoil) => new(code, false, _ => true, spoil);
}
