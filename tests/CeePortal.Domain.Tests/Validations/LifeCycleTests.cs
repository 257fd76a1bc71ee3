using CeePortal.Domain.Documents;
using CeePortal.Domain.Rejections;
using CeePortal.Domain.Tests.Work;
using CeePortal.Domain.Validations;

namespace CeePortal.Domain.Tests.Validations;

/// <summary>docs/validations.md prints the life cycles as they are, and stored codes never change.</summary>
public sealed class LifeCycleTests
{
    [Fact]
    public void Document_prints_the_life_cycles()
    {
        LifeCycleTable.IsIn("validations.md", Validation.ValidationKind);
        LifeCycleTable.IsIn("validations.md", DocumentRequest.RequestKind);
        LifeCycleTable.IsIn("validations.md", SummaryRejection.RejectionKind);
    }

    [Fact]
    public void Codes_are_what_is_stored()
    {
        Assert.Equal("opened entries-added entry-changed cf28-sent documents-asked findings-recorded action-proposed action-agreed proposal-withdrawn concluded second-review-asked second-review-agreed second-review-returned",
            string.Join(' ', Validation.ValidationKind.LifeCycle.Own.Select(m => m.Code)));
        Assert.Equal("documents-asked documents-sent more-documents-asked documents-complete documents-given-up", string.Join(' ', DocumentRequest.RequestKind.LifeCycle.Own.Select(m => m.Code)));
        Assert.Equal("rejected resubmitted rejection-taken-back resubmission-given-up", string.Join(' ', SummaryRejection.RejectionKind.LifeCycle.Own.Select(m => m.Code)));
    }
}
