namespace CeePortal.Intake.Samples;

/// <summary>User fees of a fiscal year, in cents.</summary>
/// <param name="From">First day.</param>
/// <param name="Minimum">Least merchandise processing fee of a formal entry (class 499).</param>
/// <param name="Maximum">Greatest.</param>
/// <param name="Informal">Fee of an informal entry (class 311).</param>
sealed record SampleFees(DateOnly From, long Minimum, long Maximum, long Informal)
{
    // 19 U.S.C. 58c; 19 CFR 24.23 with the yearly notices, the last for fiscal year 2027 (91 FR 48398).
    static readonly SampleFees[] years =
    [
        new(new(2026, 10, 1), 3458, 67086, 277),
        new(new(2025, 10, 1), 3358, 65150, 269),
        new(new(2024, 10, 1), 3271, 63462, 262),
        new(new(2023, 10, 1), 3167, 61435, 253),
        new(new(2022, 10, 1), 2966, 57535, 237),
        new(new(2021, 10, 1), 2775, 53840, 222),
        new(new(2020, 10, 1), 2723, 52833, 218),
        new(new(2019, 10, 1), 2679, 51976, 214),
        new(new(2018, 10, 1), 2622, 50870, 210),
        new(new(2018, 1, 1), 2567, 49799, 205),
        new(DateOnly.MinValue, 2500, 48500, 200),
    ];

    /// <summary>The fees on a day.</summary>
    public static SampleFees On(DateOnly day) => years.First(y => y.From <= day);

    /// <summary>Merchandise processing fee of a line: 0.3464 per cent, half a cent up.</summary>
    public static long Processing(long dollars) => (dollars * 3464 + 5_000) / 10_000;

    /// <summary>Harbor maintenance fee of a line: 0.125 per cent, half a cent up (class 501; goods that come by vessel).</summary>
    public static long Harbor(long dollars) => (dollars * 125 + 500) / 1_000;

    /// <summary>Duty of a line, half a cent up.</summary>
    public static long Duty(long dollars, int rate) => (dollars * rate + 50) / 100;
}
