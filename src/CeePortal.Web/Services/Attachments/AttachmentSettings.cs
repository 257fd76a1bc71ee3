using System.Globalization;
using CeePortal.Web.Hosting;

namespace CeePortal.Web.Services.Attachments;

/// <summary>How much may be attached, and whether a scanner looks at it: section <c>Attachments</c> of the settings.</summary>
/// <param name="LargestFile">Bytes of one file. 10 MB unless set: what the protest module of ACE takes.</param>
/// <param name="LargestItem">Bytes of all files of one item or draft.</param>
/// <param name="MostFiles">How many files one item or draft may have.</param>
/// <param name="ClamAvHost">The host of a ClamAV server; null while no scanner is on.</param>
/// <param name="ClamAvPort">Its port.</param>
public sealed record AttachmentSettings(long LargestFile, long LargestItem, int MostFiles, string? ClamAvHost, int ClamAvPort)
{
    /// <exception cref="StartFailure">A setting cannot be read.</exception>
    public static AttachmentSettings Read(IConfiguration configuration) => new(
        Number(configuration, "Attachments:LargestFile", 10_000_000, 2_000_000_000),
        Number(configuration, "Attachments:LargestItem", 500_000_000, 100_000_000_000),
        (int)Number(configuration, "Attachments:MostFiles", 200, 10_000),
        configuration["Attachments:ClamAv:Host"] is { } host && !string.IsNullOrWhiteSpace(host) ? host.Trim() : null,
        (int)Number(configuration, "Attachments:ClamAv:Port", 3310, 65_535));

    static long Number(IConfiguration configuration, string name, long otherwise, long most) => configuration[name] switch
    {
        null or "" => otherwise,
        var text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 && value <= most => value,
        var text => throw new StartFailure(string.Create(CultureInfo.InvariantCulture, $"{name} is \"{text}\". Set it to a whole number from 1 to {most}, or leave it out.")),
    };
}
