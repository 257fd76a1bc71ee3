using System.Globalization;
using CeePortal.Data.Uploads;

namespace CeePortal.Web.Services.Uploads;

/// <summary>How far an upload is, in the words and figures of its page.</summary>
/// <param name="Listing">True while corrections that it brought are still being listed.</param>
public sealed record UploadProgress(string Status, bool Ended, bool Listing, double Share, string Line, int Accepted, int Rejected, int WithWarnings)
{
    /// <summary>"68 %, 34,021 of about 50,000 entries, 2,900 a second, 6 s left".</summary>
    public static UploadProgress Of(Upload upload, DateTime now)
    {
        var share = upload.HasEnded && upload.Status == UploadStatus.Done ? 1
            : upload.Bytes == 0 ? 0
            : Math.Clamp((double)upload.BytesRead / upload.Bytes, 0, 1);
        return new(upload.Status.ToString(), upload.HasEnded, upload.CorrectionsDue, Math.Round(share, 4), Describe(upload, share, now), upload.Accepted, upload.Rejected, upload.WithWarnings);
    }

    static string Describe(Upload upload, double share, DateTime now)
    {
        if (upload.Status == UploadStatus.Waiting) return "Received. Waiting for its turn.";
        var text = string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(share * 100)} %, {upload.EntriesDone:N0}");
        text += upload is { Status: UploadStatus.Done } && upload.EntriesDone == upload.TransactionsExpected
            ? upload.EntriesDone == 1 ? " entry" : " entries"
            : upload.TransactionsExpected > 0
            ? string.Create(CultureInfo.InvariantCulture, $" of about {upload.TransactionsExpected:N0} entries")
            : " entries";
        if (upload.HasEnded || upload.StartedAt is not { } started || upload.EntriesDone == 0) return text;
        var seconds = (now - started).TotalSeconds;
        if (seconds < 1) return text;
        var rate = upload.EntriesDone / seconds;
        text += string.Create(CultureInfo.InvariantCulture, $", {rate:N0} a second");
        return share > 0.02 ? text + ", " + InWords(TimeSpan.FromSeconds(seconds * (1 - share) / share)) + " left" : text;
    }

    static string InWords(TimeSpan time) => time.TotalSeconds < 90
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Math.Ceiling(time.TotalSeconds)):0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalMinutes):0} min");
}
