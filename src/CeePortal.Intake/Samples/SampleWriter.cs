namespace CeePortal.Intake.Samples;

/// <summary>How a format frames and writes entries.</summary>
interface ISampleFormat
{
    void Begin(SampleGateway gateway);

    void BeginBlock(SampleGateway gateway);

    void Write(SampleEntry entry);

    void EndBlock();

    void End();
}

/// <summary>
/// Writes files of made-up entry summaries, to try the portal with: right in every sum, fee, date and check digit, but for
/// the share that is faulty on purpose. Each faulty entry has one known fault, and its condition is foretold.
/// </summary>
/// <remarks>Importers, vessels and makers do not exist. Ports, tariff numbers, rates, units and fees are real. The same options
/// give the same bytes. Memory does not grow with the number of entries.</remarks>
public static class SampleWriter
{
    /// <summary>Writes a sample.</summary>
    /// <param name="output">Where to write; it stays open.</param>
    /// <param name="options">What to write.</param>
    /// <param name="stop">Stops writing.</param>
    public static SampleSummary Write(Stream output, SampleOptions options, CancellationToken stop = default)
    {
        if (options.Problem is { } problem) throw new ArgumentException(problem, nameof(options));
        var sink = new SampleSink(output);
        ISampleFormat format = options.Format switch
        {
            IntakeFormat.CatairAe => new CatairSample(sink, options),
            IntakeFormat.CsvTemplate => new CsvSample(sink, options),
            _ => throw new ArgumentException("There is no sample of this format.", nameof(options)),
        };
        var dice = new SampleDice(options.Seed);
        var maker = new SampleMaker(options, dice);
        var faults = new FaultPlan(options, dice);
        var serial = options.FirstSerial ?? dice.Below(10_000_001 - options.Entries);
        // Some ports even in a small sample, and no block so large that its images could not be counted in an answer.
        var blockSize = Math.Clamp(options.Entries / SampleGateway.All.Length, 1, 500);

        for (var i = 0; i < options.Entries; i++)
        {
            stop.ThrowIfCancellationRequested();
            var gateway = SampleGateway.All[i / blockSize % SampleGateway.All.Length];
            if (i == 0) format.Begin(gateway);
            if (i % blockSize == 0)
            {
                if (i > 0) format.EndBlock();
                format.BeginBlock(gateway);
            }
            var entry = maker.Make(serial + i, gateway);
            faults.Apply(entry, i);
            format.Write(entry);
        }
        format.EndBlock();
        format.End();
        sink.Flush();
        return new SampleSummary(options.Entries, faults.Given, faults.Counts, sink.Bytes);
    }

    /// <summary>Chooses which entries are faulty, exactly as many as asked for, and gives the faults in turn.</summary>
    sealed class FaultPlan
    {
        readonly SampleDice dice;
        readonly SampleFault[] faults;
        readonly int entries;
        readonly int wanted;
        int next;

        public FaultPlan(SampleOptions options, SampleDice dice)
        {
            this.dice = dice;
            faults = [.. SampleFault.All.Where(f => f.IsInCsv || options.Format == IntakeFormat.CatairAe)];
            entries = options.Entries;
            wanted = (int)Math.Round(options.Entries * options.FaultPercent / 100m, MidpointRounding.AwayFromZero);
        }

        /// <summary>How many faults have been given.</summary>
        public int Given { get; private set; }

        /// <summary>How many of each code.</summary>
        public SortedDictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

        public void Apply(SampleEntry entry, int index)
        {
            // Selection sampling (Knuth, volume 2, 3.4.2, algorithm S): every choice is equally likely, the number exact.
            if (dice.Below(entries - index) >= wanted - Given) return;
            var fault = Next(entry);
            fault.Spoil(entry);
            Counts[fault.Code] = Counts.GetValueOrDefault(fault.Code) + 1;
            Given++;
        }

        SampleFault Next(SampleEntry entry)
        {
            // The first fault fits every entry, so that this ends.
            while (true)
            {
                var fault = faults[next];
                next = (next + 1) % faults.Length;
                if (fault.Fits(entry)) return fault;
            }
        }
    }
}
