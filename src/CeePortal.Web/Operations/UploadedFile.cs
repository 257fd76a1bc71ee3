using CeePortal.Intake;

namespace CeePortal.Web.Operations;

/// <summary>A file that an operator names.</summary>
static class UploadedFile
{
    /// <exception cref="VerbFailure">It cannot be read.</exception>
    public static FileStream Open(FileInfo file)
    {
        try
        {
            return new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new VerbFailure(Directory.Exists(file.FullName) ? $"{file.FullName} is a folder. Name a file in it."
                : File.Exists(file.FullName) ? $"{file.FullName} cannot be read: {error.Message}"
                : $"There is no file {file.FullName}.", error);
        }
    }

    /// <summary>Tells the format and reads the envelope; leaves the stream at its end.</summary>
    /// <exception cref="VerbFailure">It is no file that the portal reads.</exception>
    public static (IntakeFormat Format, BatchEnvelope Envelope) Scan(Stream stream, DateOnly today)
    {
        var buffer = new byte[128 * 1024];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        var detection = FormatDetector.Detect(buffer.AsSpan(0, length), length < buffer.Length ? length : null);
        if (detection.Format is not { } format) throw new VerbFailure($"{detection.Problem!.Message} {detection.Problem.Fix}");
        var scanner = new EnvelopeScanner(format, today);
        for (; length > 0; length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) scanner.Feed(buffer.AsSpan(0, length));
        return (format, scanner.Finish());
    }
}
