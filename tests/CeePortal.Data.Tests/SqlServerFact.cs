namespace CeePortal.Data.Tests;

/// <summary>A test on a live SQL Server. Runs when CEEPORTAL_TEST_SQLSERVER holds a connection string whose database may be
/// emptied, and shows as skipped when not.</summary>
public sealed class SqlServerFactAttribute : FactAttribute
{
    public const string Variable = "CEEPORTAL_TEST_SQLSERVER";

    public static string? ConnectionString => Environment.GetEnvironmentVariable(Variable);

    public SqlServerFactAttribute()
    {
        if (string.IsNullOrWhiteSpace(ConnectionString)) Skip = $"Needs a SQL Server: set {Variable} to a connection string of a database that may be emptied.";
    }
}
