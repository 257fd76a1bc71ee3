using System.Text;
using CeePortal.Domain.Entries;
using CeePortal.Intake.Catair;
using CeePortal.Intake.Checks;
using CeePortal.Intake.Csv;

namespace CeePortal.Intake;

/// <summary>What kind of file was uploaded.</summary>
/// <param name="Format">The format, or null when the portal does not read it.</param>
/// <param name="Description">What the file is, in a few words, such as "an ABI entry summary batch".</param>
/// <param name="Problem">Why it is refused, with the remedy; null for a format that is read.</param>
public sealed record Detection(IntakeFormat? Format, string Description, Finding? Problem);

/// <summary>Tells a file's format from its first bytes; its name and declared type count for nothing.</summary>
public static class FormatDetector
{
    /// <summary>How many bytes are enough to tell.</summary>
    public const int HeadLength = 4_096;

    /// <summary>Tells the format.</summary>
    /// <param name="head">The first bytes, up to <see cref="HeadLength"/>.</param>
    /// <param name="length">The file's length when it is known.</param>
    public static Detection Detect(ReadOnlySpan<byte> head, long? length = null)
    {
        if (length == 0 || head.IsEmpty) return Refuse("an empty file", "The file is empty.", "Export the file again and check its size before you upload it.");
        if (BySignature(head) is { } known) return known;
        var text = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        var start = text.TrimStart(" \t\r\n\u001A"u8);
        if (start.IsEmpty) return Refuse("a blank file", "The file holds nothing but blanks.", "Export the file again.");
        if (LooksEbcdic(text)) return Refuse("an EBCDIC file", "The file is in the mainframe's character code (EBCDIC).", "Convert it to ASCII when you transfer it, for example with the text mode of FTP.");
        if (text.IndexOf((byte)0) >= 0 || HasControls(text)) return Refuse("a binary file", "The file is not text.", OurFormats);
        return ByFirstLine(start);
    }

    const string OurFormats = "Upload an ABI batch with application AE, or the portal's CSV template.";

    static Detection? BySignature(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\u0003\u0004"u8))
        {
            if (head.IndexOf("[Content_Types].xml"u8) >= 0 || head.IndexOf("xl/"u8) >= 0)
                return Refuse("an Excel workbook", "This is an Excel workbook, which the portal does not read yet; ACE reports such as ES-003 come in this form.",
                    "Save the data as the portal's CSV template, or upload the ABI batch.");
            return Refuse("a ZIP archive", "This is a ZIP archive.", "Unpack it and upload the file inside.");
        }
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return Refuse("an old Excel or Word file", "This is an Office file of the old kind (.xls or .doc).", "Save the data as the portal's CSV template, or upload the ABI batch.");
        if (head.StartsWith("%PDF"u8)) return Refuse("a PDF document", "This is a PDF document, which carries a picture of the data and not the data.", OurFormats);
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return Refuse("a compressed file", "This file is compressed (gzip).", "Unpack it and upload the file inside.");
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || head.StartsWith("GIF8"u8) || head.StartsWith("BM"u8) && head.IndexOf((byte)0) >= 0
            || head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8))
            return Refuse("a picture", "This is a picture.", OurFormats);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || head.Length > 3 && (head[1] == 0 && head[3] == 0 || head[0] == 0 && head[2] == 0))
            return Refuse("a UTF-16 text", "This text is in the UTF-16 character code.", "Save it as \"CSV UTF-8\" or as plain text and upload it again.");
        return null;
    }

    static Detection ByFirstLine(ReadOnlySpan<byte> start)
    {
        var end = start.IndexOfAny((byte)'\r', (byte)'\n');
        var line = Encoding.Latin1.GetString(end < 0 ? start : start[..end]);
        if (start[0] is (byte)'{' or (byte)'[') return Refuse("a JSON file", "This is a JSON file.", OurFormats);
        if (start[0] == '<')
            return line.Contains("html", StringComparison.OrdinalIgnoreCase)
                ? Refuse("a web page", "This is a web page, perhaps a sign-in page that was saved instead of the file.", "Download the file again and upload it.")
                : Refuse("an XML file", "This is an XML file.", OurFormats);
        if (line.StartsWith("ISA", StringComparison.Ordinal) && line.Length > 3 && !char.IsAsciiLetterOrDigit(line[3]))
            return Refuse("an X12 message", "This is an ANSI X12 message.", "Upload the batch in the CATAIR format (application AE).");
        if (line.StartsWith("UNA", StringComparison.Ordinal) || line.StartsWith("UNB", StringComparison.Ordinal) && line.Contains('+', StringComparison.Ordinal))
            return Refuse("an EDIFACT message", "This is a UN/EDIFACT message.", "Upload the batch in the CATAIR format (application AE).");
        if (LooksLikeBatch(line, start) is { } batch) return batch;
        if (CsvHeader.Recognize(line) is { } csv) return csv;
        if (LooksLikeAnswer(line)) return RefuseAnswer();
        return Refuse("a text file", "This text begins with neither an ABI batch header (record A) nor the header of the portal's CSV template.", OurFormats);
    }

    static Detection? LooksLikeBatch(string line, ReadOnlySpan<byte> start)
    {
        // Record A has 27 columns that matter: letter, site, sender, password, date, five blanks, application.
        if (line.Length < 27 || line[0] != 'A' || line.AsSpan(0, 27).ContainsAny(",;\t\"")) return LooksLikeFragment(line);
        var application = line[25..27].Trim();
        if (line.Length > 160 && line.Length >= 81 && line[80] == 'B')
            return Refuse("an ABI batch without line ends", "The records of this batch follow each other without line ends.", "Export the batch with one record a line.");
        if (application == "AX" || HasAnswerRecords(start)) return RefuseAnswer();
        if (application == "AE") return new Detection(IntakeFormat.CatairAe, "an ABI entry summary batch (application AE)", null);
        if (!LooksLikeHeader(line)) return null;
        if (application.Length == 0) return new Detection(IntakeFormat.CatairAe, "an ABI batch without an application identifier", null);
        return Refuse("an ABI batch for another application",
            $"This is an ABI batch for application {application}{AbiApplications.InWords(application)}; the portal reads entry summaries, application AE.",
            "Upload the AE batch.", "X12");
    }

    static bool LooksLikeHeader(string line) =>
        line.AsSpan(1, 4).IndexOfAnyExceptInRange('0', '9') < 0 && line.AsSpan(20, 5).Trim(' ').IsEmpty;

    // A file that begins in the middle of a batch is still a batch, with a broken envelope: the scanner says how.
    static Detection? LooksLikeFragment(string line)
    {
        var isFragment = line.Length >= 12 && line[0] is 'B' or 'Y' && line[1..3] == "  " && line[10..12] == "AE"
            || line.Length >= 35 && line.StartsWith("10", StringComparison.Ordinal) && line[2] is 'A' or 'R' or 'D' && line[6..8] == "  ";
        return isFragment ? new Detection(IntakeFormat.CatairAe, "an ABI entry summary batch without its beginning", null) : null;
    }

    static bool HasAnswerRecords(ReadOnlySpan<byte> start) =>
        start.IndexOf("\nE0 SUMMRY"u8) >= 0 || start.IndexOf("\nE0  "u8) >= 0 || start.IndexOf("\nX0 "u8) >= 0 || start.IndexOf("\nX1"u8) >= 0 && start.IndexOf("REF ID:"u8) >= 0;

    static bool LooksLikeAnswer(string line) => line.StartsWith("E0 ", StringComparison.Ordinal) || line.StartsWith("X0 ", StringComparison.Ordinal);

    static Detection RefuseAnswer() => Refuse("an entry summary response", "This is the answer of ACE to a batch (application AX), not the batch itself.", "Upload the batch that was sent, application AE.", "X12");

    static bool HasControls(ReadOnlySpan<byte> text)
    {
        var controls = 0;
        foreach (var b in text)
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\r' or (byte)'\n' or 0x0C or 0x1A)) controls++;
        return controls * 20 > text.Length || controls > 40;
    }

    // In EBCDIC the blank is 0x40, digits are F0-F9 and capital letters C1-E9: no digit or letter of ASCII is common there.
    static bool LooksEbcdic(ReadOnlySpan<byte> text)
    {
        int ebcdic = 0, ascii = 0;
        foreach (var b in text)
        {
            if (b is 0x40 or >= 0xC1 and <= 0xE9 or >= 0xF0 and <= 0xF9) ebcdic++;
            else if (b is 0x20 or >= (byte)'0' and <= (byte)'9' or >= (byte)'A' and <= (byte)'Z' or >= (byte)'a' and <= (byte)'z') ascii++;
        }
        return ebcdic > 20 && ebcdic > ascii * 4;
    }

    internal static Detection Refuse(string description, string message, string fix, string code = "CP0") => new(null, description, new Finding
    {
        Code = code,
        Severity = Conditions.Find(code).Severity,
        Message = message,
        Fix = fix,
    });
}
