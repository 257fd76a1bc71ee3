using System.IO.Compression;
using System.Text;

namespace CeePortal.Web.Tests.Pages.Attachments;

/// <summary>The smallest files that are what they say.</summary>
static class Files
{
    public static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");
    public static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8];
    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8];
    public static readonly byte[] Tiff = [0x49, 0x49, 0x2A, 0x00, 8, 0, 0, 0];
    public static readonly byte[] Csv = Encoding.UTF8.GetBytes("entry,line,from,to\nXYZ00000015,1,8471,8473\n");
    public static readonly byte[] Text = Encoding.UTF8.GetBytes("They compute. <script>alert(1)</script> Größe\n");
    public static readonly byte[] Eml = Encoding.ASCII.GetBytes("From: a@example.test\r\nTo: b@example.test\r\nSubject: Invoice\r\nDate: Tue, 1 Sep 2026 10:00:00 -0400\r\n\r\nHere it is.\r\n");
    public static readonly byte[] Program = [0x4D, 0x5A, 0x90, 0x00, 3, 0, 0, 0];

    public static readonly byte[] Xlsx = Workbook(null);
    public static readonly byte[] WithMacros = Workbook("xl/vbaProject.bin");

    static byte[] Workbook(string? macros) => Package("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", macros);
    public static readonly byte[] Docx = Package("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", null);

    public static byte[] Zip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true)) Entry(zip, "program.exe", "MZ");
        return bytes.ToArray();
    }

    static byte[] Package(string main, string type, string? macros)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Entry(zip, "[Content_Types].xml", $"<Types><Override PartName=\"/{main}\" ContentType=\"{type}\"/></Types>");
            Entry(zip, main, "<main/>");
            if (macros is not null) Entry(zip, macros, "macros");
        }
        return bytes.ToArray();
    }

    static void Entry(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
