using System.Text;

namespace CeePortal.Intake.Samples;

/// <summary>Gathers what is written and hands it to a stream in large pieces.</summary>
sealed class SampleSink(Stream output)
{
    readonly byte[] buffer = new byte[256 * 1024];
    int filled;

    /// <summary>Bytes written so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Room for so many bytes, to be filled at once.</summary>
    public Span<byte> Take(int length)
    {
        if (filled + length > buffer.Length) Flush();
        var room = buffer.AsSpan(filled, length);
        filled += length;
        Bytes += length;
        return room;
    }

    /// <summary>Writes text of plain characters.</summary>
    public void Append(ReadOnlySpan<char> text) => Encoding.ASCII.GetBytes(text, Take(text.Length));

    /// <summary>Hands the rest to the stream.</summary>
    public void Flush()
    {
        output.Write(buffer, 0, filled);
        filled = 0;
    }
}
