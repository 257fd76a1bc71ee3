using System.IO.Compression;
using System.Text;
using CeePortal.Data.Attachments;

namespace CeePortal.Web.Services.Attachments;

/// <summary>What a file is, from its bytes; its name does not count. What is not on this list is not taken.</summary>
public static class DocumentTypes
{
    /// <summary>How many bytes from the beginning are looked at.</summary>
    public const int HeadBytes = 64 * 1024;

    /// <summary>What is taken, in words.</summary>
    public const string InWords = "PDF, PNG, JPEG, TIFF, Excel (.xlsx) and Word (.docx) without macros, CSV, plain text, and mails (.eml)";

    /// <summary>For the file chooser only.</summary>
    public const string Accept = ".pdf,.png,.jpg,.jpeg,.tif,.tiff,.xlsx,.docx,.csv,.txt,.eml";

    const int MostEntriesInPackage = 10_000;
    const int LongestContentTypes = 1024 * 1024;

    /// <summary>What the beginning says; <see cref="IsPackage"/> tells a zip, which is looked into once it is stored. Null for
    /// what is not taken.</summary>
    public static DocumentType? OfHead(ReadOnlySpan<byte> head) =>
        head.StartsWith("%PDF-"u8) ? DocumentType.Pdf
        : head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? DocumentType.Png
        : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? DocumentType.Jpeg
        : head.StartsWith((ReadOnlySpan<byte>)[0x49, 0x49, 0x2A, 0x00]) || head.StartsWith((ReadOnlySpan<byte>)[0x4D, 0x4D, 0x00, 0x2A]) ? DocumentType.Tiff
        : IsPackage(head) || head.IsEmpty || !PlainText.IsText(head) ? null
        : IsMail(head) ? DocumentType.Eml
        : IsTable(head) ? DocumentType.Csv
        : DocumentType.Text;

    /// <summary>True for a zip, as workbooks and text documents are.</summary>
    public static bool IsPackage(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0x50, 0x4B, 0x03, 0x04]);

    /// <summary>Looks into a zip: a workbook or a text document of Office without macros, or null.</summary>
    public static DocumentType? OfPackage(Stream package)
    {
        try
        {
            using var zip = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostEntriesInPackage || zip.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return null;
            if (zip.GetEntry("[Content_Types].xml") is not { Length: < LongestContentTypes } types) return null;
            using var reader = new StreamReader(types.Open(), Encoding.UTF8);
            var buffer = new char[LongestContentTypes]; // not more than its length says, whatever comes out of it
            var text = new string(buffer, 0, reader.ReadBlock(buffer, 0, buffer.Length));
            return text.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) ? null
                : text.Contains("spreadsheetml.sheet.main+xml", StringComparison.Ordinal) && zip.GetEntry("xl/workbook.xml") is not null ? DocumentType.Xlsx
                : text.Contains("wordprocessingml.document.main+xml", StringComparison.Ordinal) && zip.GetEntry("word/document.xml") is not null ? DocumentType.Docx
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>A mail begins with header lines, a sender or a receipt among them (RFC 5322).</summary>
    static bool IsMail(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head[..Math.Min(head.Length, 16 * 1024)]);
        var (known, lines) = (0, 0);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.Length == 0) break; // the end of the headers
            if (line[0] is ' ' or '\t')
            {
                if (lines == 0) return false;
                continue; // goes on from the line before
            }
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1 || line.AsSpan(0, colon).ContainsAnyExceptInRange('!', '~')) return false;
            lines++;
            if (line[..colon].ToUpperInvariant() is "FROM" or "DATE" or "RECEIVED" or "MESSAGE-ID" or "MIME-VERSION" or "SUBJECT" or "TO" or "RETURN-PATH") known++;
        }
        return known >= 2;
    }

    /// <summary>A table has at least two rows, and the same separator as often in each of the first.</summary>
    static bool IsTable(ReadOnlySpan<byte> head)
    {
        var rows = Encoding.Latin1.GetString(head).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (head.Length >= HeadBytes && rows.Length > 0) rows = rows[..^1]; // the last may be cut off
        if (rows.Length < 2) return false;
        foreach (var separator in (ReadOnlySpan<char>)[',', ';', '\t', '|'])
        {
            var first = Count(rows[0], separator);
            if (first > 0 && rows.Take(10).All(r => Count(r, separator) == first)) return true;
        }
        return false;

        static int Count(string row, char separator)
        {
            var (count, isQuoted) = (0, false);
            foreach (var c in row)
                if (c == '"') isQuoted = !isQuoted;
                else if (c == separator && !isQuoted) count++;
            return count;
        }
    }

    /// <summary>What the browser is told that it is.</summary>
    public static string MediaType(DocumentType type) => type switch
    {
        DocumentType.Pdf => "application/pdf",
        DocumentType.Png => "image/png",
        DocumentType.Jpeg => "image/jpeg",
        DocumentType.Tiff => "image/tiff",
        DocumentType.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        DocumentType.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        DocumentType.Csv => "text/csv; charset=utf-8",
        DocumentType.Text => "text/plain; charset=utf-8",
        _ => "message/rfc822",
    };

    /// <summary>What people call it.</summary>
    public static string Name(DocumentType type) => type switch
    {
        DocumentType.Xlsx => "Excel workbook",
        DocumentType.Docx => "Word document",
        DocumentType.Text => "Plain text",
        DocumentType.Eml => "Mail",
        _ => type.ToString().ToUpperInvariant(),
    };

    /// <summary>The name under which it is downloaded: as it was given, with the ending of what it is if the name says otherwise.</summary>
    public static string FileName(string name, DocumentType type)
    {
        string[] endings = type switch
        {
            DocumentType.Jpeg => [".jpg", ".jpeg", ".jpe"],
            DocumentType.Tiff => [".tif", ".tiff"],
            DocumentType.Csv => [".csv", ".txt", ".tsv"],
            DocumentType.Text => [".txt", ".csv", ".log", ".md"],
            _ => ["." + type.ToString().ToLowerInvariant()],
        };
        return endings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ? name : name + endings[0];
    }

    /// <summary>True when it can be looked at in the portal.</summary>
    public static bool HasPreview(DocumentType type) => type is DocumentType.Pdf or DocumentType.Png or DocumentType.Jpeg or DocumentType.Csv or DocumentType.Text;
}

/// <summary>Tells text from other bytes while it arrives.</summary>
public static class PlainText
{
    // Tab, line feed, form feed, carriage return, and the end mark of old systems; no other control character stands in text.
    static readonly System.Buffers.SearchValues<byte> notText = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 32).Except([9, 10, 12, 13, 26]).Append(127).Select(b => (byte)b)]);

    /// <summary>True while there is nothing that stands in no text.</summary>
    public static bool IsText(ReadOnlySpan<byte> part) => !part.ContainsAny(notText);

    /// <summary>The text of some bytes: UTF-8, or Windows-1252 read as Latin-1 when it is not that.</summary>
    public static string Read(byte[] bytes, int count)
    {
        try
        {
            // A character cut off at the end is not an error of the text.
            var end = count;
            while (end > 0 && end > count - 4 && end == bytes.Length && (bytes[end - 1] & 0x80) != 0) end--;
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes, 0, end).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes, 0, count);
        }
    }
}
