namespace CeePortal.Web.Hosting;

/// <summary>Checks at start that the portal may write where it must.</summary>
static class Storage
{
    /// <summary>Creates the folder when it is missing and writes a file there.</summary>
    /// <exception cref="StartFailure">The folder cannot be written.</exception>
    public static void RequireWritable(string folder, string setting)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".probe-{Guid.NewGuid():N}");
            using (File.Create(probe, 1, FileOptions.DeleteOnClose))
            {
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new StartFailure($"The folder {folder} cannot be written: {Reason(e)} Give the portal's account the right to write there, or set {setting} to another folder.", e);
        }
    }

    static string Reason(Exception error) => error switch
    {
        UnauthorizedAccessException => "access is denied.",
        _ => error.Message.ReplaceLineEndings(" ").Trim().TrimEnd('.') + ".",
    };
}
