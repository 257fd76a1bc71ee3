using System.Globalization;
using System.Text;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;

namespace CeePortal.Web.Services.CenterSearch;

/// <summary>A row of a list of goods: a tariff number, how many lines of it are imported, and what they are worth.</summary>
/// <param name="Number">The tariff number.</param>
/// <param name="Lines">How many lines; 1 when the list does not say.</param>
/// <param name="Value">Their entered value in whole dollars; null when the list does not say.</param>
public sealed record GoodsRow(HtsNumber Number, long Lines, Money? Value);

/// <summary>A row that could not be read.</summary>
/// <param name="Row">Its place in the list, from 1, blank rows counted as the visitor sees them.</param>
/// <param name="Text">What stands there.</param>
/// <param name="Problem">What is wrong and how to fix it.</param>
public sealed record UnreadRow(int Row, string Text, string Problem);

/// <summary>A list of tariff numbers with counts or values, as people paste it out of a sheet or a mail.</summary>
/// <remarks>
/// One number a row, then how many lines, then their value in dollars; both may be missing. Between them a tab, semicolon,
/// bar, comma or two blanks. A first row without digits is taken for a header and says which column is which. An amount
/// with a dollar sign is a value wherever it stands.
/// </remarks>
public sealed class GoodsList
{
    /// <summary>The longest list that is read.</summary>
    public const int MaxRows = 20_000;

    /// <summary>The longest list that fits into an address.</summary>
    public const int MaxAddress = 6_000;

    const long MaxCount = 1_000_000_000;

    public IReadOnlyList<GoodsRow> Rows { get; private init; } = [];

    public IReadOnlyList<UnreadRow> Unread { get; private init; } = [];

    public bool IsEmpty => Rows.Count == 0 && Unread.Count == 0;

    public static GoodsList Parse(string text)
    {
        var rows = new List<GoodsRow>();
        var unread = new List<UnreadRow>();
        var columns = Columns.Usual;
        var place = 0;
        var isFirst = true;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            place++;
            var row = line.Trim().TrimStart('\uFEFF').ToString();
            if (row.Length == 0 || row[0] == '#') continue;
            if (rows.Count + unread.Count >= MaxRows)
            {
                unread.Add(new(place, Shorten(row), string.Create(CultureInfo.InvariantCulture, $"The list is longer than {MaxRows:N0} rows. Add up the lines by heading first, then paste the sums.")));
                break;
            }
            var fields = Split(row);
            if (isFirst && !fields[0].Any(char.IsAsciiDigit) && Columns.FromHeader(fields) is { } named)
            {
                columns = named;
                isFirst = false;
                continue;
            }
            isFirst = false;
            if (Read(fields, columns, out var goods) is { } problem) unread.Add(new(place, Shorten(row), problem));
            else rows.Add(goods!);
        }
        return new GoodsList { Rows = rows, Unread = unread };
    }

    static string Shorten(string row) => row.Length <= 80 ? row : row[..80] + "…";

    static string? Read(List<string> fields, Columns columns, out GoodsRow? goods)
    {
        goods = null;
        var numberText = fields.Count > columns.Number ? fields[columns.Number] : "";
        if (HtsNumber.Read(numberText, out var number) is { } problem)
            return numberText.Length == 0 ? "The tariff number is missing. Begin the row with it, such as 8471.30.0100." : problem;

        long lines = 1;
        Money? value = null;
        for (var i = 0; i < fields.Count; i++)
        {
            var field = fields[i];
            if (i == columns.Number || field.Length == 0) continue;
            if (field[0] == '$' || i == columns.Value)
            {
                if (Money.Read(field, out var dollars) is not null || dollars < Money.Zero)
                    return $"The value \"{field}\" is not an amount in dollars, such as 50000 or $50,000.{HowToWrite(field)}";
                value = dollars;
            }
            else if (i == columns.Lines)
            {
                if (field.Contains('.') || WrittenNumber.Read(field, out var count) is not null || count > MaxCount)
                    return $"The count of lines \"{field}\" is not a whole number. Write 12, or $12 if it is a value.{HowToWrite(field)}";
                lines = (long)count;
            }
            else if (columns == Columns.Usual)
                return $"There is more in this row than a number, a count and a value: \"{field}\". Leave it out.";
        }
        goods = new GoodsRow(number, lines, value);
        return null;
    }

    static string HowToWrite(string field) => WrittenNumber.HasStrayComma(field) ? " " + WrittenNumber.HowToWrite : "";

    /// <summary>Cuts a row at the separator that it uses; quotation marks hold a field together.</summary>
    static List<string> Split(string row)
    {
        var separator = row.Contains('\t') ? '\t' : row.Contains(';') ? ';' : row.Contains('|') ? '|' : row.Contains(',') ? ',' : ' ';
        var fields = new List<string>(4);
        var field = new StringBuilder();
        var isQuoted = false;
        foreach (var c in row)
        {
            if (c == '"') isQuoted = !isQuoted;
            else if (c == separator && !isQuoted) Flush();
            else field.Append(c);
        }
        Flush();
        // 8471.30 12 50000 is three fields, "8471 30 0100" is one number: a group of four digits begins, pairs go on.
        if (separator == ' ') return SplitAtBlanks(row);
        // 8471.30, 12, 50,000: a comma inside an amount.
        if (separator == ',') JoinThousands(fields);
        while (fields.Count > 1 && fields[^1].Length == 0) fields.RemoveAt(fields.Count - 1);
        return fields;

        void Flush()
        {
            fields.Add(field.ToString().Trim());
            field.Clear();
        }
    }

    /// <summary>Joins an amount at the end of a row that its own commas cut: one to three digits, then threes.</summary>
    static void JoinThousands(List<string> fields)
    {
        if (fields.Count <= 3 || fields[2].TrimStart('$') is not { Length: >= 1 and <= 3 } head || !head.All(char.IsAsciiDigit)) return;
        var groups = fields[3..];
        if (!groups.TrueForAll(g => g.Length == 3 && g.All(char.IsAsciiDigit))) return;
        fields[2] += string.Concat(groups);
        fields.RemoveRange(3, groups.Count);
    }

    static List<string> SplitAtBlanks(string row)
    {
        var parts = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts[0].Contains('.') || parts[0].Length > 4) return [.. parts];
        // A number written with blanks, 8471 30 0100: the longest beginning that is a tariff number.
        for (var taken = Math.Min(parts.Length, 4); taken > 1; taken--)
        {
            var number = string.Concat(parts[..taken]);
            if (parts[1].Length == 2 && number.Length is 6 or 8 or 10 && number.All(char.IsAsciiDigit) && taken >= 3)
                return [number, .. parts[taken..]];
        }
        return [.. parts];
    }

    /// <summary>The rows as they stand in an address: sums by number, in tariff order, so that equal lists have equal
    /// addresses. Null when that is longer than <see cref="MaxAddress"/>.</summary>
    public string? ToAddress()
    {
        var address = new StringBuilder();
        foreach (var sum in Rows.GroupBy(r => r.Number).OrderBy(g => g.Key))
        {
            if (address.Length > 0) address.Append('_');
            address.Append(sum.Key.ToCompact());
            var lines = sum.Sum(r => r.Lines);
            var hasValue = sum.Any(r => r.Value is not null);
            if (lines != 1 || hasValue) address.Append(CultureInfo.InvariantCulture, $"-{lines}");
            if (hasValue) address.Append(CultureInfo.InvariantCulture, $"-{sum.Sum(r => r.Value?.Cents ?? 0) / 100}");
            if (address.Length > MaxAddress) return null;
        }
        return address.ToString();
    }

    /// <summary>Reads what <see cref="ToAddress"/> wrote, or what a person made of it.</summary>
    public static GoodsList FromAddress(string address) => Parse(address.Replace('_', '\n').Replace('-', ';'));

    /// <summary>The list as text for the form, one row a line.</summary>
    public string ToText() => string.Join('\n', Rows.Select(r => r.Value is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{r.Number}, {r.Lines}, {value.Cents / 100}")
        : r.Lines == 1 ? r.Number.ToString() : string.Create(CultureInfo.InvariantCulture, $"{r.Number}, {r.Lines}")));

    /// <summary>Which column holds what; -1 for none.</summary>
    sealed record Columns(int Number, int Lines, int Value)
    {
        public static readonly Columns Usual = new(0, 1, 2);

        public static Columns? FromHeader(List<string> fields)
        {
            var (number, lines, value) = (-1, -1, -1);
            for (var i = 0; i < fields.Count; i++)
            {
                var name = fields[i].ToLowerInvariant();
                if (number < 0 && Names(name, "hts", "tariff", "heading", "hs code", "hs number", "classification", "code")) number = i;
                else if (value < 0 && Names(name, "value", "amount", "usd", "dollar", "$")) value = i;
                else if (lines < 0 && Names(name, "line", "count", "entries", "entry", "number of", "qty", "quantity", "shipments")) lines = i;
            }
            return number < 0 ? null : new(number, lines, value);
        }

        static bool Names(string name, params ReadOnlySpan<string> words)
        {
            foreach (var word in words)
                if (name.Contains(word, StringComparison.Ordinal)) return true;
            return false;
        }
    }
}
