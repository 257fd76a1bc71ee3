using System.Collections.Frozen;

namespace CeePortal.Web.Services.CenterSearch;

/// <summary>A heading as people search it.</summary>
/// <param name="Code">Four digits.</param>
/// <param name="Title">Its short title.</param>
/// <param name="SearchWords">Everyday names of its goods, the most usual first.</param>
public sealed record HeadingEntry(string Code, string Title, IReadOnlyList<string> SearchWords);

/// <summary>A heading that fits what was searched.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Score">How well it fits; compare within one search only.</param>
public readonly record struct HeadingMatch(HeadingEntry Heading, double Score);

/// <summary>What a search found.</summary>
/// <param name="Matches">Best first.</param>
/// <param name="Guessed">The words that occur nowhere and were read as similar ones, or not at all.</param>
public sealed record HeadingSearch(IReadOnlyList<HeadingMatch> Matches, IReadOnlyList<string> Guessed);

/// <summary>Finds headings by everyday words. Held in memory, so both databases answer alike; immutable and shared.</summary>
/// <remarks>
/// What counts, from most to least: the whole search is one of the heading's everyday names; it is part of a name, at its
/// end (a drill press is a press, so "drill" fits "power drill" better); a name is part of it; its words occur in names or
/// title. Plural and singular are one; a word that occurs nowhere is taken for
/// the beginning of one that does, or for a slip of the pen (one letter, two in long words). A word of few headings weighs
/// more than one of many.
/// </remarks>
public sealed class HeadingIndex
{
    const double WholeName = 100, EndOfName = 65, PartOfName = 40, NameInside = 50, SameThing = 25, InTitle = 22, AllWords = 30;

    readonly Document[] documents;
    readonly FrozenDictionary<string, int[]> documentsByWord;
    readonly string[] vocabulary;

    public HeadingIndex(IEnumerable<HeadingEntry> headings)
    {
        Headings = [.. headings.OrderBy(h => h.Code, StringComparer.Ordinal)];
        documents = [.. Headings.Select(h => new Document(h))];
        documentsByWord = documents
            .SelectMany((document, index) => document.AllWords.Select(word => (word, index)))
            .GroupBy(pair => pair.word, pair => pair.index)
            .ToFrozenDictionary(g => g.Key, g => g.Distinct().ToArray());
        vocabulary = [.. documentsByWord.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>All headings in tariff order.</summary>
    public IReadOnlyList<HeadingEntry> Headings { get; }

    /// <summary>The headings that fit, best first; none when no word of the search occurs anywhere.</summary>
    public HeadingSearch Search(string text, int most = 24)
    {
        var words = JoinKnown(Words.Of(text)).Take(12).ToList();
        var meanings = words.Select(Understand).ToList();
        var guessed = words.Where((word, i) => !meanings[i].ContainsKey(word)).ToList();
        var terms = meanings.Where(t => t.Count > 0).ToList();
        if (terms.Count == 0) return new([], guessed);

        var candidates = new HashSet<int>();
        foreach (var term in terms)
            foreach (var (word, _) in term)
                candidates.UnionWith(documentsByWord[word]);

        var matches = candidates.Select(index => new HeadingMatch(documents[index].Heading, Score(documents[index], terms, words.Count))).ToList();
        matches.Sort((a, b) => b.Score.CompareTo(a.Score) is var order and not 0 ? order : string.CompareOrdinal(a.Heading.Code, b.Heading.Code));
        // What fits far worse than the best only distracts.
        var least = matches[0].Score * 0.45;
        return new([.. matches.TakeWhile(m => m.Score >= least).Take(most)], guessed);
    }

    /// <summary>Two words that are one elsewhere: "semi conductors", "T shirts".</summary>
    IEnumerable<string> JoinKnown(List<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (i + 1 < words.Count && documentsByWord.ContainsKey(words[i] + words[i + 1]))
            {
                yield return words[i] + words[++i];
                continue;
            }
            yield return words[i];
        }
    }

    /// <summary>What a word can mean: itself when it occurs, else words that begin with it or nearly are it, each with how
    /// far it is believed.</summary>
    Dictionary<string, double> Understand(string word)
    {
        var meanings = new Dictionary<string, double>(StringComparer.Ordinal);
        if (documentsByWord.ContainsKey(word))
        {
            meanings[word] = 1;
            return meanings;
        }
        if (word.Length < 3) return meanings;
        foreach (var known in vocabulary)
        {
            if (word.Length >= 4 && known.StartsWith(word, StringComparison.Ordinal)) meanings[known] = 0.8;
            else if (known.Length >= 4 && word.StartsWith(known, StringComparison.Ordinal) && word.Length - known.Length <= 3) meanings[known] = 0.7;
        }
        var slips = word.Length >= 8 ? 2 : word.Length >= 5 ? 1 : 0;
        if (slips == 0) return meanings;
        var nearest = slips + 1;
        foreach (var known in vocabulary)
        {
            if (known.Length < 3) continue;
            var distance = Words.Distance(word, known, slips);
            if (distance > slips || meanings.ContainsKey(known)) continue;
            nearest = Math.Min(nearest, distance);
            meanings[known] = distance == 1 ? 0.75 : 0.5;
        }
        // One letter off is believed, two only when nothing nearer is there.
        if (nearest == 1)
            foreach (var (known, _) in meanings.Where(m => m.Value <= 0.5).ToList()) meanings.Remove(known);
        return meanings;
    }

    double Score(Document document, List<Dictionary<string, double>> terms, int asked)
    {
        double best = 0;
        for (var i = 0; i < document.Names.Length; i++)
        {
            // The names stand in the order of their use.
            var place = 1 - Math.Min(i, 10) * 0.012;
            best = Math.Max(best, ScoreName(document.Names[i], terms, asked) * place);
        }
        if (terms.Count == asked && terms.TrueForAll(term => document.Title.Exists(term.ContainsKey))) best += InTitle;
        double words = 0, possible = 0;
        foreach (var term in terms)
        {
            var (belief, rarity) = BestIn(document, term);
            words += belief * rarity;
            possible += rarity;
        }
        var share = words / possible * terms.Count / asked;
        return best + AllWords * share * share;
    }

    /// <summary>How a search fits one everyday name of the goods.</summary>
    static double ScoreName(string[] name, List<Dictionary<string, double>> terms, int asked)
    {
        var found = 0;
        double belief = 1;
        foreach (var term in terms)
        {
            var here = name.Max(word => term.GetValueOrDefault(word));
            if (here == 0) continue;
            found++;
            belief = Math.Min(belief, here);
        }
        if (found == 0) return 0;
        // The last word of a name is what the thing is.
        var isSameThing = terms[^1].ContainsKey(name[^1]);
        if (found == asked && name.Length == asked) return WholeName * belief;
        if (found == asked) return belief * ((isSameThing ? EndOfName : PartOfName) + 20.0 * asked / name.Length);
        // The whole name is in what was asked: a gaming laptop is a laptop.
        if (found >= name.Length) return belief * (NameInside + 15.0 * name.Length / asked);
        return isSameThing ? belief * SameThing : 0;
    }

    (double Belief, double Rarity) BestIn(Document document, Dictionary<string, double> term)
    {
        double belief = 0, rarity = 0;
        foreach (var (word, trust) in term)
        {
            var itsRarity = Math.Log(1 + (double)documents.Length / documentsByWord[word].Length);
            rarity = Math.Max(rarity, itsRarity);
            if (document.AllWords.Contains(word)) belief = Math.Max(belief, trust);
        }
        return (belief, rarity);
    }

    sealed class Document
    {
        public Document(HeadingEntry heading)
        {
            Heading = heading;
            // The end of a title is a name too: "Tables, beds, cabinets and other furniture".
            Names = [.. heading.SearchWords.Append(LastPart(heading.Title)).Select(n => Words.Of(n).ToArray()).Where(n => n.Length > 0)];
            Title = Words.Of(heading.Title);
            AllWords = Names.SelectMany(n => n).Concat(Title).ToFrozenSet();
        }

        static string LastPart(string title)
        {
            var rest = title[(title.LastIndexOf(',') + 1)..];
            var and = rest.LastIndexOf(" and ", StringComparison.Ordinal);
            return and < 0 ? rest : rest[(and + 5)..];
        }

        public HeadingEntry Heading { get; }

        public string[][] Names { get; }

        public List<string> Title { get; }

        public FrozenSet<string> AllWords { get; }
    }
}
