namespace CeePortal.Data.Accounts;

/// <summary>Which accounts are closed, asked in one way by all that goes on without the person: mails, calendars, files that are
/// still worked through.</summary>
public static class ClosedAccounts
{
    /// <summary>A lock that lasts until then or longer is no lock of minutes after wrong passwords: an administrator closed the account.</summary>
    public static DateTimeOffset ClosedFrom(DateTime now) => new DateTimeOffset(DateTime.SpecifyKind(now, DateTimeKind.Utc)) + TimeSpan.FromDays(3650);

    /// <summary>Those that are not closed.</summary>
    public static IQueryable<PortalUser> StillOpen(this IQueryable<PortalUser> users, DateTime now)
    {
        var closed = ClosedFrom(now);
        return users.Where(u => u.LockoutEnd == null || u.LockoutEnd < closed);
    }
}
