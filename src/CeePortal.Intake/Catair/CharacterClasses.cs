using CeePortal.Intake.Catair.Layouts;

namespace CeePortal.Intake.Catair;

/// <summary>Which fields a character may stand in.</summary>
static class CharacterClasses
{
    static readonly FieldClass[] allowed = Table();

    /// <summary>True when every column holds a character of its field's class.</summary>
    public static bool Fit(ReadOnlySpan<char> columns, ReadOnlySpan<FieldClass> classes)
    {
        var table = allowed;
        for (var i = 0; i < classes.Length; i++)
            if ((table[columns[i] & 0xFF] & classes[i]) == FieldClass.None)
                return false;
        return true;
    }

    /// <summary>True when the character may stand in a field of the class.</summary>
    public static bool Fits(char c, FieldClass fieldClass) => c < 256 && (allowed[c] & fieldClass) != FieldClass.None;

    /// <summary>True for a character that can be printed.</summary>
    public static bool IsPrintable(char c) => c is >= ' ' and <= '~' or '\u00A2'; // the cent sign: ABI Batch and Block Control

    static FieldClass[] Table()
    {
        var table = new FieldClass[256];
        for (var c = '!'; c <= '~'; c++) table[c] = FieldClass.Any;
        table['\u00A2'] = FieldClass.Any;
        for (var c = '0'; c <= '9'; c++) table[c] = FieldClass.Digits | FieldClass.Number | FieldClass.Text | FieldClass.Date | FieldClass.Any;
        for (var c = 'A'; c <= 'Z'; c++) table[c] = FieldClass.Letters | FieldClass.Text | FieldClass.Any;
        for (var c = 'a'; c <= 'z'; c++) table[c] = FieldClass.None;
        table[' '] = (FieldClass)0x7F;
        return table;
    }
}
