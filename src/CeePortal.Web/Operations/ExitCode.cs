namespace CeePortal.Web.Operations;

/// <summary>What the shell learns.</summary>
static class ExitCode
{
    public const int Done = 0;

    /// <summary>Done, with entries rejected.</summary>
    public const int DoneWithRejections = 1;

    /// <summary>Done, and what was looked at is not as it should be.</summary>
    public const int Unsound = 1;

    /// <summary>Wrong usage, an unreadable file, or a portal that cannot start.</summary>
    public const int Refused = 2;
}
