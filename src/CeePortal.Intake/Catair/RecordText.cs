using System.Globalization;
using CeePortal.Domain.Trade;

namespace CeePortal.Intake.Catair;

/// <summary>One record's 80 columns, and the ways in which a field of it is read. Columns count from 1, as in the chapter.</summary>
/// <param name="columns">80 characters.</param>
/// <param name="today">The day around which two-digit years are read.</param>
readonly ref struct RecordText(ReadOnlySpan<char> columns, DateOnly today)
{
    readonly ReadOnlySpan<char> columns = columns;
    readonly DateOnly today = today;

    /// <summary>The whole record.</summary>
    public ReadOnlySpan<char> Columns => columns;

    /// <summary>One column.</summary>
    public char this[int column] => columns[column - 1];

    /// <summary>Columns <paramref name="from"/> to <paramref name="to"/>, without blanks around.</summary>
    public ReadOnlySpan<char> this[int from, int to] => columns[(from - 1)..to].Trim(' ');

    /// <summary>A number without regard to its implied decimals; null when blank or not a number.</summary>
    public long? Number(int from, int to) => NumberOf(columns[(from - 1)..to]);

    /// <summary>An amount with two implied decimals; nothing when blank or not a number.</summary>
    public Money Cents(int from, int to) => new(Number(from, to) ?? 0);

    /// <summary>An amount of whole dollars; nothing when blank or not a number.</summary>
    public Money Dollars(int from, int to) => Money.Dollars(Number(from, to) ?? 0);

    /// <summary>A date; null when blank or impossible.</summary>
    public DateOnly? Date(int from) => DateOf(columns.Slice(from - 1, 6), today);

    /// <summary>Reads class (S)N: blanks, then digits to the end.</summary>
    public static long? NumberOf(ReadOnlySpan<char> field)
    {
        var i = 0;
        while (i < field.Length && field[i] == ' ') i++;
        if (i == field.Length) return null;
        long value = 0;
        for (; i < field.Length; i++)
        {
            var digit = field[i] - '0';
            if ((uint)digit > 9) return null;
            value = value * 10 + digit;
        }
        return value;
    }

    /// <summary>Reads MMDDYY. The century is the one that brings the year nearest to today's: the chapter's dates lie within
    /// a few years.</summary>
    public static DateOnly? DateOf(ReadOnlySpan<char> field, DateOnly today)
    {
        if (!IsDigits(field)) return null;
        var month = Two(field, 0);
        var day = Two(field, 2);
        var year = today.Year / 100 * 100 + Two(field, 4);
        if (year > today.Year + 50) year -= 100;
        else if (year < today.Year - 50) year += 100;
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

        static int Two(ReadOnlySpan<char> field, int at) => (field[at] - '0') * 10 + field[at + 1] - '0';
    }

    /// <summary>Writes MMDDYY.</summary>
    public static string DateText(DateOnly? date) => date?.ToString("MMddyy", CultureInfo.InvariantCulture) ?? "";

    /// <summary>True when every character is a digit.</summary>
    public static bool IsDigits(ReadOnlySpan<char> field)
    {
        foreach (var c in field)
            if (c is < '0' or > '9')
                return false;
        return true;
    }
}
