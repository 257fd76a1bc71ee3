using System.Globalization;

namespace CeePortal.Domain.Trade;

/// <summary>A number as Americans write it: a point before the decimals, and commas, if any, between groups of three digits.</summary>
/// <remarks>The parsers of .NET pass commas over wherever they stand, so that <c>1234,56</c> of a European sheet would be a
/// hundred times what its writer meant. Here such a comma is refused.</remarks>
public static class WrittenNumber
{
    /// <summary>How to write it, for the reader of a finding.</summary>
    public const string HowToWrite = "Write the decimals behind a point; a comma may only part thousands, as in 1,234.50.";

    /// <summary>Reads digits with or without a point and proper commas: no sign, no blanks inside.</summary>
    /// <returns>Null when it is right; otherwise a sentence that says what is wrong and how to fix it.</returns>
    public static string? Read(ReadOnlySpan<char> text, out decimal value)
    {
        value = default;
        text = text.Trim();
        if (text.Contains(',') && !HasProperGroups(text)) return "A comma stands where none parts thousands. " + HowToWrite;
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out value)
            ? null
            : "This is not a number, such as 1234.50.";
    }

    /// <summary>True when a comma stands in the text and does not part thousands.</summary>
    public static bool HasStrayComma(ReadOnlySpan<char> text)
    {
        text = text.Trim().TrimStart("-$ ");
        return text.Contains(',') && !HasProperGroups(text);
    }

    // One to three digits, then groups of a comma and three, then perhaps a point and decimals.
    static bool HasProperGroups(ReadOnlySpan<char> text)
    {
        var point = text.IndexOf('.');
        if (point >= 0 && !Ascii.AllDigits(text[(point + 1)..])) return false;
        var whole = point < 0 ? text : text[..point];
        var isFirst = true;
        foreach (var range in whole.Split(','))
        {
            var group = whole[range];
            if (!Ascii.AllDigits(group) || (isFirst ? group.Length > 3 : group.Length != 3)) return false;
            isFirst = false;
        }
        return true;
    }
}
