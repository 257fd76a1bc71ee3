namespace CeePortal.Web.Hosting;

/// <summary>Finds the folder of the settings and static files, wherever the program was started from.</summary>
static class ContentRoot
{
    /// <summary>Beside the binary once published; while developing, the project's folder, above bin/.</summary>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "CeePortal.Web.csproj")))
                return folder.FullName;
        return AppContext.BaseDirectory;
    }
}
