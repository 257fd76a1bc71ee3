using CsCheck;

namespace CeePortal.Domain.Tests;

/// <summary>What every noun must do, whatever it is.</summary>
static class Nouns
{
    public delegate string? Reader<T>(ReadOnlySpan<char> text, out T value);

    /// <summary>A form that people write is read and printed officially.</summary>
    public static void Reads<T>(Reader<T> read, string form, string official) where T : IParsable<T>
    {
        Assert.Null(read(form, out var value));
        Assert.Equal(official, value!.ToString());
        Assert.Equal(value, T.Parse(form, null));
        Assert.True(T.TryParse(form, null, out var parsed));
        Assert.Equal(value, parsed);
    }

    /// <summary>A wrong form is refused with a sentence that has the given words, and leaves nothing behind.</summary>
    public static void Refuses<T>(Reader<T> read, string form, string words) where T : struct, IParsable<T>
    {
        var problem = read(form, out var value);
        Assert.NotNull(problem);
        Assert.Contains(words, problem, StringComparison.Ordinal);
        Assert.EndsWith(".", problem, StringComparison.Ordinal);
        Assert.Equal(default, value);
        Assert.Equal(problem, Assert.Throws<FormatException>(() => T.Parse(form, null)).Message);
        Assert.False(T.TryParse(form, null, out _));
        Assert.False(T.TryParse(null, null, out _));
    }

    /// <summary>Whatever is typed, reading answers and never throws; what it accepts it prints and reads again.</summary>
    public static void SurvivesAnyText<T>(Reader<T> read, Func<T, string>? print = null) where T : struct, IParsable<T>, IEquatable<T>
    {
        print ??= v => v.ToString()!;
        Gen.String[Gen.Char[" -.$,*0123456789abcXYZéß\u0660\t"], 0, 14].Sample(text =>
        {
            if (read(text, out var value) is not null) return value.Equals(default);
            return read(print(value), out var again) is null && again.Equals(value);
        });
    }
}
