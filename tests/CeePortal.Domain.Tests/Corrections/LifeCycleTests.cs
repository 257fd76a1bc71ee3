using CeePortal.Domain.Corrections;
using CeePortal.Domain.Tests.Work;

namespace CeePortal.Domain.Tests.Corrections;

public sealed class LifeCycleTests
{
    [Fact]
    public void The_states_and_moves_of_the_documentation_are_those_of_the_code() => LifeCycleTable.IsIn("corrections.md", CorrectionReview.CorrectionKind);
}
