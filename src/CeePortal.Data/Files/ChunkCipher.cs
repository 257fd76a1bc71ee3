using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CeePortal.Data.Files;

/// <summary>The form of an encrypted file: a head with the file's own key under Data Protection, then chunks of 64 KiB,
/// each sealed by AES-256-GCM with its number as nonce. Any chunk can be read alone; a changed, moved, missing or cut-off
/// chunk does not open, since the number is in the nonce and the last chunk is marked as such.</summary>
static class ChunkCipher
{
    public const int ChunkBytes = 64 * 1024;
    public const int TagBytes = 16;
    public const int SealedBytes = ChunkBytes + TagBytes;
    const int KeyBytes = 32;
    static ReadOnlySpan<byte> Magic => "CEEP1\n"u8;

    public static byte[] NewHead(IDataProtector protector, out AesGcm cipher)
    {
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        cipher = new AesGcm(key, TagBytes);
        var hidden = protector.Protect(key);
        CryptographicOperations.ZeroMemory(key);
        var head = new byte[Magic.Length + 2 + hidden.Length];
        Magic.CopyTo(head);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(Magic.Length), (ushort)hidden.Length);
        hidden.CopyTo(head, Magic.Length + 2);
        return head;
    }

    /// <returns>The length of the head.</returns>
    public static int ReadHead(Stream file, IDataProtector protector, out AesGcm cipher)
    {
        var start = new byte[Magic.Length + 2];
        file.ReadExactly(start);
        if (!start.AsSpan(0, Magic.Length).SequenceEqual(Magic)) throw new InvalidDataException("This is not a file of the portal's store.");
        var hidden = new byte[BinaryPrimitives.ReadUInt16BigEndian(start.AsSpan(Magic.Length))];
        file.ReadExactly(hidden);
        var key = protector.Unprotect(hidden);
        cipher = new AesGcm(key, TagBytes);
        CryptographicOperations.ZeroMemory(key);
        return start.Length + hidden.Length;
    }

    public static void Seal(AesGcm cipher, long number, bool isLast, ReadOnlySpan<byte> clear, Span<byte> into)
    {
        Span<byte> nonce = stackalloc byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce[4..], number);
        cipher.Encrypt(nonce, clear, into[..clear.Length], into.Slice(clear.Length, TagBytes), [isLast ? (byte)1 : (byte)0]);
    }

    public static void Unseal(AesGcm cipher, long number, bool isLast, ReadOnlySpan<byte> hidden, Span<byte> into)
    {
        Span<byte> nonce = stackalloc byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce[4..], number);
        var length = hidden.Length - TagBytes;
        cipher.Decrypt(nonce, hidden[..length], hidden[length..], into[..length], [isLast ? (byte)1 : (byte)0]);
    }
}

/// <summary>Reads an encrypted file from any place, a chunk at a time.</summary>
sealed class ChunkReader : Stream
{
    readonly Stream file;
    readonly AesGcm cipher;
    readonly int head;
    readonly long chunks;
    readonly byte[] hidden = new byte[ChunkCipher.SealedBytes];
    readonly byte[] clear = new byte[ChunkCipher.ChunkBytes];
    long loaded = -1; // the chunk that stands in clear
    int loadedBytes;

    public ChunkReader(Stream file, IDataProtector protector)
    {
        this.file = file;
        head = ChunkCipher.ReadHead(file, protector, out cipher);
        var body = file.Length - head;
        chunks = (body + ChunkCipher.SealedBytes - 1) / ChunkCipher.SealedBytes;
        Length = body - chunks * ChunkCipher.TagBytes;
        if (chunks == 0 || Length < 0) throw new InvalidDataException("The stored file is cut off.");
    }

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length { get; }
    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || Position >= Length) return 0;
        var chunk = Position / ChunkCipher.ChunkBytes;
        if (chunk != loaded) Load(chunk);
        var within = (int)(Position % ChunkCipher.ChunkBytes);
        var count = Math.Min(buffer.Length, loadedBytes - within);
        clear.AsSpan(within, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    void Load(long chunk)
    {
        file.Position = head + chunk * ChunkCipher.SealedBytes;
        var size = (int)Math.Min(ChunkCipher.SealedBytes, file.Length - file.Position);
        file.ReadExactly(hidden, 0, size);
        loaded = -1;
        ChunkCipher.Unseal(cipher, chunk, chunk == chunks - 1, hidden.AsSpan(0, size), clear);
        (loaded, loadedBytes) = (chunk, size - ChunkCipher.TagBytes);
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush() { }
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
            cipher.Dispose();
        }
        base.Dispose(disposing);
    }
}
