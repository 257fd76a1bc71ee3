namespace CeePortal.Web.Services.CenterSearch;

/// <summary>Cuts text into the words that a search compares: lower case, without plural endings, hyphens and the small
/// words that say nothing about goods.</summary>
public static class Words
{
    static readonly HashSet<string> small =
    [
        "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "its", "not", "of", "on", "or", "other", "such", "than",
        "that", "the", "their", "this", "to", "which", "with", "i", "my", "we", "our", "import", "importing", "imported", "some",
    ];

    /// <summary>The words of a text in their order. A word with a hyphen or an apostrophe is one word: t-shirt is tshirt.</summary>
    public static List<string> Of(ReadOnlySpan<char> text)
    {
        var words = new List<string>(6);
        Span<char> word = stackalloc char[40];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                if (length < word.Length) word[length++] = Fold(c);
            }
            else if (c is not ('-' or '\'' or '’' or '‑')) Flush(word, ref length, words);
        }
        Flush(word, ref length, words);
        return words;
    }

    static void Flush(Span<char> word, ref int length, List<string> words)
    {
        if (length > 0)
        {
            var plain = new string(word[..length]);
            if (!small.Contains(plain)) words.Add(Singular(plain));
        }
        length = 0;
    }

    static char Fold(char c) => char.ToLowerInvariant(c) switch
    {
        'á' or 'à' or 'â' or 'ä' or 'ã' => 'a',
        'é' or 'è' or 'ê' or 'ë' => 'e',
        'í' or 'î' or 'ï' => 'i',
        'ó' or 'ô' or 'ö' or 'õ' => 'o',
        'ú' or 'û' or 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        var lower => lower,
    };

    /// <summary>The singular, roughly: what matters is that both forms of a word become the same.</summary>
    public static string Singular(string word)
    {
        if (word.Length < 4 || word[^1] != 's' || word.EndsWith("ss", StringComparison.Ordinal)
            || word.EndsWith("us", StringComparison.Ordinal) || word.EndsWith("is", StringComparison.Ordinal)) return word;
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4) return word[..^3] + "y";
        if (word.EndsWith("ves", StringComparison.Ordinal) && word.Length > 4 && word is "knives" or "shelves" or "leaves" or "scarves" or "loaves" or "wolves" or "halves")
            return word[..^3] + (word == "knives" ? "fe" : "f");
        if (word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal)
            || word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("zzes", StringComparison.Ordinal)
            || word is "tomatoes" or "potatoes" or "mangoes" or "heroes") return word[..^2];
        return word[..^1];
    }

    /// <summary>How many letters differ: changed, missing, too many, or two that changed places. More than
    /// <paramref name="most"/> is answered as one more than that.</summary>
    public static int Distance(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most) return most + 1;
        Span<int> before = stackalloc int[b.Length + 1], above = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) above[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var best = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, above[j] + 1), above[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
                best = Math.Min(best, row[j]);
            }
            if (best > most) return most + 1;
            above.CopyTo(before);
            row.CopyTo(above);
        }
        return above[b.Length];
    }
}
