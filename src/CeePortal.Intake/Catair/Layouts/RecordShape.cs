using System.Runtime.Intrinsics;

namespace CeePortal.Intake.Catair.Layouts;

/// <summary>A layout made ready for a quick judgement: is this record beyond doubt as it should be? A record that is not is
/// looked at again, field by field and slowly, to say what is wrong.</summary>
/// <remarks>Characters fall into eight groups that two look-ups by half a byte tell apart: blank, digits, two groups of
/// letters and four of signs. Rare signs ({|}~ and the cent sign) are in none and take the slow way.</remarks>
sealed class RecordShape
{
    const int Blank = 1, Digit = 2, LettersToO = 4, LettersFromP = 8, Signs2 = 16, Signs3 = 32, Signs5 = 64, SignsAt = 128;
    const int Letter = LettersToO | LettersFromP;

    static readonly Vector128<byte> byLow = Vector128.Create(
        Blank | Digit | LettersFromP | SignsAt,                       // 0
        Digit | Letter | Signs2, Digit | Letter | Signs2, Digit | Letter | Signs2, Digit | Letter | Signs2, Digit | Letter | Signs2,
        Digit | Letter | Signs2, Digit | Letter | Signs2, Digit | Letter | Signs2, Digit | Letter | Signs2, // 1-9
        Letter | Signs2 | Signs3,                                     // A
        LettersToO | Signs2 | Signs3 | Signs5, LettersToO | Signs2 | Signs3 | Signs5, LettersToO | Signs2 | Signs3 | Signs5,
        LettersToO | Signs2 | Signs3 | Signs5, (byte)(LettersToO | Signs2 | Signs3 | Signs5)); // B-F

    static readonly Vector128<byte> byHigh = Vector128.Create(
        0, 0, Blank | Signs2, Digit | Signs3, LettersToO | SignsAt, LettersFromP | Signs5, SignsAt, 0, 0, 0, 0, 0, 0, 0, 0, (byte)0);

    readonly byte[] groups = new byte[RecordLayout.Length];
    readonly UInt128[] mandatory;
    readonly (byte Shift, ulong Bits, bool MayBeBlank)[] numbers;
    readonly (byte Shift, ulong Bits, bool MayBeBlank)[] digits;
    readonly byte[] dates;

    public RecordShape(RecordLayout layout)
    {
        for (var i = 0; i < RecordLayout.Length; i++)
            groups[i] = (byte)(layout.Classes[i] switch
            {
                FieldClass.Blank => Blank,
                FieldClass.Letters => Blank | Letter,
                FieldClass.Digits or FieldClass.Number or FieldClass.Date => Blank | Digit,
                FieldClass.Text => Blank | Digit | Letter,
                _ => 0xFF,
            });
        var fields = layout.Checked;
        mandatory = [.. fields.Where(f => f is { Designation: 'M', MayBeBlank: false } && f.Class is not (FieldClass.Number or FieldClass.Digits)).Select(f => ((UInt128.One << f.Length) - 1) << f.From - 1)];
        numbers = [.. fields.Where(f => f.Class == FieldClass.Number).Select(f => (Shift(f), Bits(f), f.MayBeBlank))];
        digits = [.. fields.Where(f => f.Class == FieldClass.Digits).Select(f => (Shift(f), Bits(f), f.MayBeBlank || f.Designation != 'M'))];
        dates = [.. fields.Where(f => f.Class == FieldClass.Date).Select(f => (byte)f.From)];

        static byte Shift(Field field) => (byte)(field.From - 1);
        static ulong Bits(Field field) => (1UL << field.Length) - 1; // no number is longer than 12
    }

    /// <summary>The columns where dates begin; whether they are dates is not judged here.</summary>
    public ReadOnlySpan<byte> Dates => dates;

    /// <summary>True when every character is of its field's class, and every number and mandatory field is filled as it
    /// must be.</summary>
    public bool Fits(ReadOnlySpan<byte> record)
    {
        var wrong = Vector128<byte>.Zero;
        UInt128 filled = 0;
        for (var i = 0; i < RecordLayout.Length; i += Vector128<byte>.Count)
        {
            var part = Vector128.Create(record.Slice(i, Vector128<byte>.Count));
            var group = Vector128.Shuffle(byLow, part & Vector128.Create((byte)0x0F)) & Vector128.Shuffle(byHigh, part >>> 4);
            wrong |= Vector128.Equals(group & Vector128.Create(groups.AsSpan(i, Vector128<byte>.Count)), Vector128<byte>.Zero);
            filled |= (UInt128)(~Vector128.Equals(part, Vector128.Create((byte)' '))).ExtractMostSignificantBits() << i;
        }
        if (wrong != Vector128<byte>.Zero) return false;
        foreach (var field in mandatory)
            if ((filled & field) == 0) return false;
        foreach (var (shift, bits, mayBeBlank) in numbers)
        {
            // Digits to the right end, without a hole: adding the lowest one carries through to just above the field.
            var inField = (ulong)(filled >> shift) & bits;
            if (inField == 0 ? !mayBeBlank : inField + (inField & (~inField + 1)) != bits + 1) return false;
        }
        foreach (var (shift, bits, mayBeBlank) in digits)
        {
            var inField = (ulong)(filled >> shift) & bits;
            if (inField != bits && !(mayBeBlank && inField == 0)) return false;
        }
        return true;
    }
}
