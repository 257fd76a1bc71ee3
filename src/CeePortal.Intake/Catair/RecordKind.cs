namespace CeePortal.Intake.Catair;

/// <summary>The records of an AE batch and of its answer, by their control identifiers; numbered ones begin with R.</summary>
public enum RecordKind : byte
{
#pragma warning disable CS1591 // the names are the control identifiers; the layouts say what each record is
    Unknown = 0,
    A, B, Y, Z,
    R10, R11, R20, SE13, R21, R22, R23, SE16, SE17, R30, R31, R32, R33, R34, R35, R36, SE20, SE30, SE31, SE32, SE35, SE36,
    R40, R41, R42, R43, R44, R47, SE50, SE51, SE52, SE55, SE56, R50, SE60, SE61, OI, PG, R51, R52, R53, R54, R60, R61, R62,
    SE62, SE63, R63, CW02,
    R88, R89, R90,
    E0, E1, X0, X1,
#pragma warning restore CS1591
}

/// <summary>Tells a record by its first characters.</summary>
static class RecordKinds
{
    /// <summary>How many kinds there are, <see cref="RecordKind.Unknown"/> included.</summary>
    public const int Count = (int)RecordKind.X1 + 1;

    static readonly RecordKind[] numbered = FindNumbered();
    static readonly RecordKind[] simplified = FindSimplified();

    /// <summary>The kind of a record of an AE batch; unknown when there is none.</summary>
    public static RecordKind Of(ReadOnlySpan<byte> record)
    {
        if (record.IsEmpty) return RecordKind.Unknown;
        var first = record[0];
        var second = record.Length > 1 ? record[1] : (byte)' ';
        if (first is >= (byte)'0' and <= (byte)'9')
            return second is >= (byte)'0' and <= (byte)'9' ? numbered[(first - '0') * 10 + second - '0'] : RecordKind.Unknown;
        switch (first)
        {
            case (byte)'A': return RecordKind.A;
            case (byte)'B': return RecordKind.B;
            case (byte)'Y': return RecordKind.Y;
            case (byte)'Z': return RecordKind.Z;
            case (byte)'O' when second == 'I': return RecordKind.OI;
            case (byte)'P' when second == 'G': return RecordKind.PG;
            case (byte)'C' when record.StartsWith("CW02"u8): return RecordKind.CW02;
            case (byte)'E' when second == '0': return RecordKind.E0;
            case (byte)'E' when second == '1': return RecordKind.E1;
            case (byte)'X' when second == '0': return RecordKind.X0;
            case (byte)'X' when second == '1': return RecordKind.X1;
            case (byte)'S' when second == 'E' && record.Length >= 4
                && record[2] is >= (byte)'0' and <= (byte)'9' && record[3] is >= (byte)'0' and <= (byte)'9':
                return simplified[(record[2] - '0') * 10 + record[3] - '0'];
            default: return RecordKind.Unknown;
        }
    }

    static RecordKind[] FindNumbered()
    {
        var found = new RecordKind[100];
        foreach (var kind in Enum.GetValues<RecordKind>())
            if (kind.ToString() is ['R', var tens, var units] && char.IsAsciiDigit(tens) && char.IsAsciiDigit(units))
                found[(tens - '0') * 10 + units - '0'] = kind;
        return found;
    }

    static RecordKind[] FindSimplified()
    {
        var found = new RecordKind[100];
        foreach (var kind in Enum.GetValues<RecordKind>())
            if (kind.ToString() is ['S', 'E', var tens, var units])
                found[(tens - '0') * 10 + units - '0'] = kind;
        return found;
    }
}
