namespace CeePortal.Intake.Catair.Layouts;

/// <summary>What may stand in a field (ABI CATAIR introduction, data classes).</summary>
[Flags]
enum FieldClass : byte
{
    /// <summary>Nothing: small letters and what cannot be printed fit no class.</summary>
    None = 0,

    /// <summary>S: blanks only.</summary>
    Blank = 1,

    /// <summary>A: letters.</summary>
    Letters = 2,

    /// <summary>N: digits in every place.</summary>
    Digits = 4,

    /// <summary>(S)N: digits, with blanks or zeros before them.</summary>
    Number = 8,

    /// <summary>AN: letters, digits and blanks.</summary>
    Text = 16,

    /// <summary>D: a date, MMDDYY.</summary>
    Date = 32,

    /// <summary>X: letters, digits, blanks and the printable signs of the keyboard; no small letters.</summary>
    Any = 64,
}

/// <summary>A field of a record.</summary>
/// <param name="From">First column, from 1.</param>
/// <param name="To">Last column.</param>
/// <param name="Class">What may stand there.</param>
/// <param name="Designation">M mandatory, C conditional, O optional.</param>
/// <param name="MayBeBlank">True for a number or date that may also be blank.</param>
/// <param name="Decimals">Implied decimals of a number.</param>
/// <param name="WhenMissing">The official condition when it is mandatory and blank; A03 when there is none of its own.</param>
/// <param name="WhenWrong">The official condition when its form is wrong; A03 when there is none of its own.</param>
/// <param name="Name">The official name.</param>
sealed record Field(int From, int To, FieldClass Class, char Designation, bool MayBeBlank, int Decimals,
    string WhenMissing, string WhenWrong, string Name)
{
    /// <summary>True for columns that carry nothing.</summary>
    public bool IsFiller => Class == FieldClass.Blank;

    /// <summary>How many columns.</summary>
    public int Length => To - From + 1;

    /// <summary>Reads a row of a layout table: columns, class, designation, implied decimals, conditions, name. A question
    /// mark after the class says that a number or date may be blank; a hyphen says that there is nothing to say.</summary>
    public static Field Parse(string row)
    {
        var parts = row.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var columns = parts[0].Split('-');
        var from = Number(columns[0]);
        var codes = parts[4].Split('/');
        return new Field(from, columns.Length > 1 ? Number(columns[1]) : from, ClassOf(parts[1].TrimEnd('?')), parts[2][0],
            parts[1].EndsWith('?'), parts[3] == "-" ? 0 : Number(parts[3]), Condition(codes[0]), Condition(codes[1]), parts[5]);

        static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        static string Condition(string code) => code == "-" ? "A03" : code;
    }

    static FieldClass ClassOf(string name) => name switch
    {
        "A" => FieldClass.Letters,
        "N" => FieldClass.Digits,
        "sN" => FieldClass.Number,
        "AN" => FieldClass.Text,
        "D" => FieldClass.Date,
        "X" => FieldClass.Any,
        "S" => FieldClass.Blank,
        _ => throw new FormatException("Unknown class " + name),
    };
}
