using System.Text;
using CeePortal.Intake.Catair;
using CsCheck;

namespace CeePortal.Intake.Tests.Catair;

public class RecordSourceTests
{
    static List<(long Number, long Offset, string Line)> Pull(byte[] bytes, int piece = int.MaxValue)
    {
        var source = new RecordSource(new PieceStream(bytes, piece));
        var lines = new List<(long, long, string)>();
        while (source.Next()) lines.Add((source.Number, source.Offset, Encoding.Latin1.GetString(source.Line)));
        return lines;
    }

    static List<(long Number, string Line)> Push(byte[] bytes, int piece)
    {
        var lines = new List<(long, string)>();
        var feed = new LineFeed((line, number) =>
        {
            if (!RecordSource.IsBlank(line)) lines.Add((number, Encoding.Latin1.GetString(line)));
        });
        for (var at = 0; at < bytes.Length; at += piece) feed.Feed(bytes.AsSpan(at, Math.Min(piece, bytes.Length - at)));
        feed.Finish();
        return lines;
    }

    [Theory]
    [InlineData("a\r\nb\r\nc\r\n")]
    [InlineData("a\nb\nc\n")]
    [InlineData("a\rb\rc\r")]
    [InlineData("a\nb\r\nc")]
    [InlineData("a\n\rb\n  \nc\u001A")]
    public void Line_ends_of_every_kind_end_a_line(string text)
    {
        var lines = Pull(Encoding.Latin1.GetBytes(text));
        Assert.Equal(["a", "b", "c"], lines.Select(l => l.Line.TrimEnd('\u001A')));
        Assert.All(lines, l => Assert.Equal(l.Line[0], text[(int)l.Offset]));
    }

    [Fact]
    public void Pieces_of_any_size_give_the_same_lines() =>
        Gen.Select(Gen.Char["ab \r\n"].Array[0, 60], Gen.Int[1, 7]).Sample((characters, piece) =>
        {
            var bytes = Encoding.Latin1.GetBytes(characters);
            var whole = Pull(bytes);
            Assert.Equal(whole, Pull(bytes, piece));
            Assert.Equal(whole.Select(l => (l.Number, l.Line)), Push(bytes, piece));
        });

    [Theory]
    [InlineData(5_000)]
    [InlineData(262_143)]
    [InlineData(262_144)]
    [InlineData(262_145)]
    [InlineData(1_000_000)]
    public void A_monstrous_line_is_cut_and_the_next_ones_are_found(int length)
    {
        var bytes = Encoding.Latin1.GetBytes("first\n" + new string('x', length) + "\nlast\n");
        var lines = Pull(bytes);
        Assert.Equal(["first", new string('x', RecordSource.MaxLine), "last"], lines.Select(l => l.Line));
        Assert.Equal((3, bytes.Length - 5), (lines[2].Number, lines[2].Offset));
        Assert.Equal(lines.Select(l => l.Line), Push(bytes, 4_000).Select(l => l.Line));
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_read_up_to_the_place()
    {
        var source = new RecordSource(new PieceStream(Encoding.Latin1.GetBytes("one\ntwo\nthree"), 2), 4, 1);
        Assert.True(source.Next());
        Assert.Equal(("two", 2L, 4L, 8L), (Encoding.Latin1.GetString(source.Line), source.Number, source.Offset, source.EndOffset));
    }
}

/// <summary>A stream that gives its bytes in small pieces and cannot seek, as one that is decrypted or comes over a wire.</summary>
sealed class PieceStream(byte[] bytes, int piece) : Stream
{
    int at;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var length = Math.Min(Math.Min(piece, count), bytes.Length - at);
        Array.Copy(bytes, at, buffer, offset, length);
        at += length;
        return length;
    }

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
