using CeePortal.Web.Services.Protests;

namespace CeePortal.Web.Pages.Protests.Drafts;

/// <summary>What is to mend in a draft, or in one step of it.</summary>
public sealed record DraftView(long Id, IReadOnlyList<FormProblem> Problems, bool LinksToSteps = false)
{
    /// <summary>The words of the link to the place of a problem.</summary>
    public string NameOf(FormProblem problem) => (problem.Step, problem.Index) switch
    {
        (ProtestStep.Parties, _) => "Go to the parties",
        (ProtestStep.Entries, { } row) => System.FormattableString.Invariant($"Go to entry {row + 1}"),
        (ProtestStep.Entries, _) => "Go to the entries",
        (ProtestStep.Objections, { } n) => System.FormattableString.Invariant($"Go to objection {n + 1}"),
        (ProtestStep.Objections, _) => "Go to the objections",
        (ProtestStep.Details, _) => "Go to the details",
        _ => "Go to the requests",
    };
}
