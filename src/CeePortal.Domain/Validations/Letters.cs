using static CeePortal.Domain.Work.WorkRefusedException;

namespace CeePortal.Domain.Validations;

/// <summary>What a request for information or documents may not say.</summary>
public static class Letters
{
    static readonly (string Words, string Sentence)[] never =
    [
        ("power of attorney", "A request does not ask for a power of attorney (CBP policy of May 24, 2011). Take that out; whom the importer has authorized stands on file."),
        ("powers of attorney", "A request does not ask for a power of attorney (CBP policy of May 24, 2011). Take that out; whom the importer has authorized stands on file."),
        ("formal investigation", "A request for information or documents does not announce a formal investigation (CBP policy of May 24, 2011). Take that out."),
    ];

    /// <summary>A text that a request may have, without blanks around it.</summary>
    /// <exception cref="Work.WorkRefusedException">It says what it may not.</exception>
    public static string Fit(string text)
    {
        var plain = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (var (words, sentence) in never) Unless(!plain.Contains(words, StringComparison.OrdinalIgnoreCase), sentence);
        return text.Trim();
    }
}
