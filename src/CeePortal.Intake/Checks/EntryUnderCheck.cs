using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Intake.Catair;

namespace CeePortal.Intake.Checks;

/// <summary>What a file states besides the draft, only to be compared.</summary>
sealed class StatedFacts
{
    /// <summary>True when record 88, or its columns, were given.</summary>
    public bool HasCaseTotals { get; set; }

    /// <summary>Total antidumping duty secured by bond.</summary>
    public Money BondedAntidumping { get; set; }

    /// <summary>Total antidumping duty in cash.</summary>
    public Money CashAntidumping { get; set; }

    /// <summary>Total countervailing duty secured by bond.</summary>
    public Money BondedCountervailing { get; set; }

    /// <summary>Total countervailing duty in cash.</summary>
    public Money CashCountervailing { get; set; }

    /// <summary>True when the grand totals were given.</summary>
    public bool HasGrandTotals { get; set; }

    /// <summary>True when record 11, or its columns, were given.</summary>
    public bool HasContent { get; set; }

    /// <summary>True when zeros, or any number, stand where the consignee belongs.</summary>
    public bool HasConsignee { get; set; }

    /// <summary>The identifier of each line, packed into a number.</summary>
    public List<int> LineIdentifiers { get; } = [];

    /// <summary>Forgets the last entry.</summary>
    public void Clear()
    {
        HasCaseTotals = HasGrandTotals = HasContent = HasConsignee = false;
        BondedAntidumping = CashAntidumping = BondedCountervailing = CashCountervailing = default;
        LineIdentifiers.Clear();
    }
}

/// <summary>An entry that has been read and is now checked. The checks are the same for every format; where a value
/// stands is asked of the reader only when there is something to say about it.</summary>
/// <param name="world">What is known of the world.</param>
/// <param name="finder">The reader, which finds spots.</param>
sealed class EntryUnderCheck(KnownWorld world, ISpotFinder finder)
{
    readonly HashSet<Spot> misread = [];

    /// <summary>The entry as read.</summary>
    public EntrySummaryDraft Draft { get; private set; } = new();

    /// <summary>What is known of the world.</summary>
    public KnownWorld World => world;

    /// <summary>What the file states besides.</summary>
    public StatedFacts Stated { get; } = new();

    /// <summary>What was found so far.</summary>
    public FindingList Findings { get; } = new();

    /// <summary>The filer of the block, or none.</summary>
    public FilerCode BlockFiler { get; set; }

    /// <summary>The entry number as people write it, or null while it is not known.</summary>
    public string? Entry { get; set; }

    /// <summary>False when an amount could not be read or records are lost: sums are then not compared.</summary>
    public bool SumsCanBeCompared { get; set; }

    /// <summary>False when lines are lost: what depends on the order of lines is then not checked.</summary>
    public bool LinesAreWhole { get; set; }

    /// <summary>Remembers a field whose form is wrong, so that it is not called missing as well.</summary>
    public void Misread(Spot spot) => misread.Add(spot);

    /// <summary>True when the field has been found wrong already.</summary>
    public bool WasMisread(RecordKind kind, int from, int line = 0, int nth = 1) =>
        misread.Count > 0 && misread.Contains(new Spot(kind, from, line, nth));

    /// <summary>Begins a new entry.</summary>
    public void Begin()
    {
        misread.Clear();
        Draft = new EntrySummaryDraft();
        Stated.Clear();
        Entry = null;
        SumsCanBeCompared = LinesAreWhole = true;
    }

    /// <summary>Adds a finding.</summary>
    /// <param name="code">The condition.</param>
    /// <param name="spot">Where it stands.</param>
    /// <param name="message">What is wrong, when the condition's own words can be made more exact.</param>
    /// <param name="fix">How to fix it, likewise.</param>
    public void Report(string code, Spot spot, string? message = null, string? fix = null)
    {
        var condition = Conditions.Find(code);
        if (!Findings.HasRoom)
        {
            Findings.CountOnly(condition.Severity);
            return;
        }
        var found = finder.Locate(spot);
        Findings.Add(new Finding
        {
            Code = code,
            Severity = condition.Severity,
            Message = message ?? condition.Message,
            Fix = fix ?? condition.Fix,
            Entry = Entry,
            Record = found.Record,
            RecordType = found.RecordType,
            ColumnFrom = found.From,
            ColumnTo = found.To,
            Field = found.Field,
            Value = found.Value,
            Line = spot.Line,
            Image = found.Image,
        });
    }

    /// <summary>Adds a finding on a field.</summary>
    public void Report(string code, RecordKind kind, int from, int line = 0, int nth = 1, string? message = null) =>
        Report(code, new Spot(kind, from, line, nth), message);
}
