using CeePortal.Domain.Clocks;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;

namespace CeePortal.Domain.Tests.Corrections;

/// <summary>A summary on file of two lines, and corrections of it.</summary>
static class Samples
{
    public static readonly EntryNumber Entry = EntryNumber.Create(FilerCode.Parse("XYZ"), 1);
    public static readonly FilerCode Owner = FilerCode.Parse("XYZ"), Second = FilerCode.Parse("ABC");

    public static readonly CorrectionReasons Reasons = new(
        from code in "H01 H02 H04 H05 H06 H07 H08 H09 H10 H11 H12 H13 H14 H99 L01 L02 L03 L04 L06 L07 L29".Split(' ')
        select new CorrectionReason(code, code[0] == 'H' ? ReasonLevel.Header : ReasonLevel.Line, $"about {code}"));

    /// <summary>The summary as it was filed, and again as a correction that changes nothing.</summary>
    public static EntrySummaryDraft Summary(string type = "01", bool asCorrection = false)
    {
        var draft = new EntrySummaryDraft
        {
            Action = FilingAction.Replace,
            Number = Entry,
            PortOfEntry = PortCode.Parse("2704"),
            Type = EntryType.Parse(type),
            ModeOfTransport = "11",
            Importer = ImporterNumber.Parse("12-3456789AB"),
            Consignee = ImporterNumber.Parse("98-7654321"),
            ImportDate = new(2026, 1, 3),
            StateOfDestination = "CA",
            IsPostSummaryCorrection = asCorrection,
            PaymentType = asCorrection ? null : "7",
            LocationOfGoods = asCorrection ? null : "W123",
        };
        draft.Lines.Add(Line(1, "8471.30.0100", 1_000, 0));
        draft.Lines.Add(Line(2, "6206.30.3041", 2_000, 308));
        draft.Totals.Duty = new Money(308_00);
        return draft;
    }

    public static EntryLineDraft Line(int number, string hts, long value, long duty) => new()
    {
        Number = number,
        Origin = CountryCode.Parse("CN"),
        Description = $"GOODS OF {hts[..4]}",
        Tariffs = { new TariffDraft(HtsNumber.Parse(hts), Money.Dollars(value), Money.Dollars(duty), 100_00, "NO") },
    };

    /// <summary>A correction that is right: the value and the duty of line 2.</summary>
    public static EntrySummaryDraft Correction(Action<EntrySummaryDraft>? but = null, string type = "01")
    {
        var draft = Summary(type, asCorrection: true);
        Revalue(draft, 3_000, 462);
        draft.Lines[1].CorrectionReasons.Add("L04");
        draft.CorrectionExplanation = "THE ASSIST WAS LEFT OUT OF THE VALUE.";
        but?.Invoke(draft);
        return draft;
    }

    public static void Revalue(EntrySummaryDraft draft, long value, long duty)
    {
        draft.Lines[1].Tariffs[0] = draft.Lines[1].Tariffs[0] with { Value = Money.Dollars(value), Duty = Money.Dollars(duty) };
        draft.Totals.Duty = Money.Dollars(duty);
    }

    public static CorrectedSummary OnFile(string type = "01", string? scheduled = "2026-11-16", bool extended = false, bool suspended = false, bool hasCase = false, string entered = "2026-01-05") => new()
    {
        Summary = Summary(type),
        Owner = Owner,
        Control = SummaryControl.Paid,
        Terms = new(new ClockStart(Day(entered)), scheduled is null ? null : Day(scheduled), extended, suspended, EntryType.Parse(type)) { HasCase = hasCase },
    };

    public static readonly CorrectionFiler ByOwner = new(Owner, IsSameImporter: true, HasAuthority: false);

    public static CorrectionVerdict Judge(EntrySummaryDraft correction, CorrectedSummary? onFile = null, string filed = "2026-03-02", CorrectionFiler? by = null) =>
        CorrectionCheck.Judge(correction, onFile ?? OnFile(), by ?? ByOwner, Day(filed), Law.Declared, Reasons);

    /// <summary>The codes of what refuses a correction.</summary>
    public static string Refusals(CorrectionVerdict verdict) => string.Join(' ', verdict.Findings.Where(f => f.Severity == Severity.Fatal).Select(f => f.Code));

    public static string Warnings(CorrectionVerdict verdict) => string.Join(' ', verdict.Findings.Where(f => f.Severity == Severity.Warning).Select(f => f.Code));

    public static CorrectionFiling Filing(EntrySummaryDraft? correction = null, FilerCode by = default, string type = "01")
    {
        var after = correction ?? Correction(type: type);
        return new()
        {
            Entry = Entry,
            Port = after.PortOfEntry,
            OldType = EntryType.Parse(type),
            Type = after.Type,
            ImporterId = 5,
            AgentId = 7,
            Filer = by.IsNone ? Owner : by,
            FormerOwner = by.IsNone || by == Owner ? default : Owner,
            Via = CorrectionChannel.Upload,
            Version = 200,
            Differences = EntryDifferences.Between(Summary(type), after),
            Reasons = [.. after.CorrectionReasons],
            Explanation = after.CorrectionExplanation!,
        };
    }

    public static CorrectionReview File(string day, CorrectionFiling? filing = null, params SelectedBy[] selected) =>
        CorrectionReview.File(WorkNumber.Of(PortCode.Parse("2704"), Day(day).Year, 600_001), filing ?? Filing(), selected, Destination.FromCode("007"), Work.Acts.Filer(day));
}
