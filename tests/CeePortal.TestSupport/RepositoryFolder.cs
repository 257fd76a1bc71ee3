namespace CeePortal.TestSupport;

/// <summary>Finds the folder of the solution from a test's output folder.</summary>
public static class RepositoryFolder
{
    public static readonly string Path = Find();

    public static string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "CeePortal.sln")))
                return folder.FullName;
        throw new InvalidOperationException("The tests run outside the repository: CeePortal.sln was not found above " + AppContext.BaseDirectory);
    }
}
