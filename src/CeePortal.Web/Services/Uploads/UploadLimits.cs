using System.Globalization;

namespace CeePortal.Web.Services.Uploads;

/// <summary>How large an upload may be (setting <c>Uploads:LargestFile</c>, bytes; 1 GB unless set).</summary>
public sealed record UploadLimits(long LargestFile)
{
    public static UploadLimits Read(IConfiguration configuration) => new(configuration.GetValue("Uploads:LargestFile", 1_000_000_000L));

    /// <summary>"41 MB": how people say a size.</summary>
    public static string InWords(long bytes) => bytes switch
    {
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000d:0.#} KB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000d:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000_000d:0.##} GB"),
    };
}
