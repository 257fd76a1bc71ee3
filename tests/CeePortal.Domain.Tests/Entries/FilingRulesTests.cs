using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Tests.Entries;

public class FilingRulesTests
{
    static readonly PortCode losAngeles = PortCode.Parse("2704");
    static readonly PortCode seattle = PortCode.Parse("3001");

    static EntrySummaryDraft Filing(FilingAction action, string? reference = "REF1", bool correction = false) => new()
    {
        Action = action,
        PortOfEntry = losAngeles,
        BrokerReference = reference,
        IsPostSummaryCorrection = correction,
    };

    static SummaryOnFile OnFile(string? reference = "REF1", bool withdrawn = false, bool cbp = false, PortCode? port = null) =>
        new(port ?? losAngeles, reference, withdrawn, cbp);

    public static TheoryData<string, FilingAction, string?, bool, FilingOutcome, string?> Cases() => new()
    {
        // what is on file (none, same, other reference, withdrawn, cbp, other port)
        { "none", FilingAction.Add, "REF1", false, FilingOutcome.Added, null },
        { "none", FilingAction.Replace, "REF1", false, FilingOutcome.Added, null },
        { "none", FilingAction.Delete, "REF1", false, FilingOutcome.Refused, "B25" },
        { "same", FilingAction.Add, "REF1", false, FilingOutcome.Replaced, null },
        { "same", FilingAction.Replace, "REF1", false, FilingOutcome.Replaced, null },
        { "same", FilingAction.Delete, "REF1", false, FilingOutcome.Withdrawn, null },
        { "other", FilingAction.Add, "REF1", false, FilingOutcome.Refused, "B35" },
        { "other", FilingAction.Replace, "REF1", false, FilingOutcome.Replaced, null },
        { "blank", FilingAction.Add, null, false, FilingOutcome.Refused, "B35" },
        { "blank", FilingAction.Add, "REF1", false, FilingOutcome.Refused, "B35" },
        { "same", FilingAction.Add, null, false, FilingOutcome.Refused, "B35" },
        { "blank", FilingAction.Replace, null, false, FilingOutcome.Replaced, null },
        { "withdrawn", FilingAction.Add, "REF9", false, FilingOutcome.Added, null },
        { "withdrawn", FilingAction.Delete, "REF1", false, FilingOutcome.Refused, "B25" },
        { "port", FilingAction.Replace, "REF1", false, FilingOutcome.Refused, "B32" },
        { "port", FilingAction.Delete, "REF1", false, FilingOutcome.Withdrawn, null },
        { "cbp", FilingAction.Replace, "REF1", false, FilingOutcome.Refused, "B29" },
        { "cbp", FilingAction.Delete, "REF1", false, FilingOutcome.Refused, "B29" },
        { "none", FilingAction.Replace, "REF1", true, FilingOutcome.Refused, "B42" },
        // Where the summary stands, and what may be corrected of it, is judged by CorrectionCheck.
        { "same", FilingAction.Replace, "REF1", true, FilingOutcome.Replaced, null },
        { "cbp", FilingAction.Replace, "REF1", true, FilingOutcome.Replaced, null },
        { "cbp", FilingAction.Delete, "REF1", true, FilingOutcome.Refused, "B43" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Judge_follows_the_chapter(string file, FilingAction action, string? reference, bool correction, FilingOutcome expected, string? code)
    {
        SummaryOnFile? onFile = file switch
        {
            "none" => null,
            "same" => OnFile(),
            "other" => OnFile("OTHER"),
            "blank" => OnFile(""),
            "withdrawn" => OnFile(withdrawn: true),
            "port" => OnFile(port: seattle),
            "cbp" => OnFile(cbp: true),
            _ => OnFile(cbp: true, port: seattle),
        };

        var outcome = FilingRules.Judge(Filing(action, reference, correction), onFile, out var refusal);

        Assert.Equal(expected, outcome);
        Assert.Equal(code, refusal?.Code);
        if (refusal is not null)
        {
            Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
            Assert.EndsWith(".", refusal.Fix, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_summary_that_CBP_rejected_is_filed_again_also_from_CBP_control()
    {
        var rejected = OnFile(cbp: true) with { IsRejected = true };
        Assert.Equal(FilingOutcome.Replaced, FilingRules.Judge(Filing(FilingAction.Replace), rejected, out _));
        Assert.Equal(FilingOutcome.Replaced, FilingRules.Judge(Filing(FilingAction.Add), rejected, out _));
        Assert.Equal((FilingOutcome.Refused, "B35"), (FilingRules.Judge(Filing(FilingAction.Add, "REF2"), rejected, out var other), other!.Code)); // not known to be the same filing
        Assert.Equal((FilingOutcome.Refused, "B29"), (FilingRules.Judge(Filing(FilingAction.Replace), OnFile(cbp: true), out var control), control!.Code));
    }
}
