using System.Diagnostics.CodeAnalysis;

namespace CeePortal.Domain.Work;

/// <summary>An act that the life cycle or a rule does not allow. The message is a sentence for the person who tried.</summary>
/// <param name="sentence">Why not, and what to do instead.</param>
public sealed class WorkRefusedException(string sentence) : InvalidOperationException(sentence)
{
    /// <summary>Refuses unless a condition holds.</summary>
    /// <exception cref="WorkRefusedException">It does not.</exception>
    public static void Unless([DoesNotReturnIf(false)] bool condition, string sentence)
    {
        if (!condition) throw new WorkRefusedException(sentence);
    }

    /// <summary>Refuses when there is a reason against it.</summary>
    /// <exception cref="WorkRefusedException">There is.</exception>
    public static void When(string? reasonAgainst)
    {
        if (reasonAgainst is not null) throw new WorkRefusedException(reasonAgainst);
    }
}
