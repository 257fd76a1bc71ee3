using CeePortal.Data.Accounts;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Pages.Work;

/// <summary>A portal with protests and errands on file. The accounts of PortalFactory fit them: importer 12-3456789, filer
/// XYZ, Center 007, port 2704.</summary>
public sealed class WorkPortal : IAsyncLifetime
{
    int serial;

    public PortalFactory Portal { get; } = new() { Replace = services => services.AddSingleton(Errand.ErrandKind) };

    public long ImporterId { get; private set; }
    public long Filer { get; private set; }
    public long FilerUser { get; private set; }

    public async Task InitializeAsync()
    {
        var email = await Portal.AccountAsync(PortalRoles.Importer);
        await Portal.AccountAsync(PortalRoles.Broker);
        foreach (var role in new[] { PortalRoles.Specialist, PortalRoles.Supervisor, PortalRoles.HeadquartersReviewer }) await Portal.AccountAsync(role);
        await Portal.AccountAsync(PortalRoles.Specialist, "Second desk");
        (FilerUser, Filer) = await Portal.DataAsync(async db => await db.Users.Where(u => u.Email == email).Select(u => ValueTuple.Create(u.Id, u.OrganizationId!.Value)).SingleAsync());
        ImporterId = await Portal.DataAsync(async db => await db.OrganizationImporters.Where(l => l.OrganizationId == Filer).Select(l => l.ImporterId).SingleAsync());
    }

    Task IAsyncLifetime.DisposeAsync() => Portal.DisposeAsync().AsTask();

    T Service<T>() where T : notnull => Portal.Services.GetRequiredService<T>();

    public DateOnly Today => Service<LegalClock>().Today;

    /// <summary>An act of the filer, or of somebody else.</summary>
    public Act Act(WorkRoles roles = WorkRoles.Filer, long? by = null) => new(new Actor(by ?? FilerUser, roles), Service<LegalClock>().UtcNow, Law.Declared);

    /// <summary>Files a protest about an entry of its own.</summary>
    public Task<WorkOnFile> FileAsync(string category = "Portable computers", string office = "007", long? organization = null)
    {
        var entry = EntryNumber.Create(FilerCode.Parse("XYZ"), 500 + Interlocked.Increment(ref serial));
        var filing = new ProtestFiling
        {
            Protestant = new(ProtestantKind.Importer, ImporterId),
            Entries = [new(entry, PortCode.Parse("2704"), Destination.FromCode(office), new DecidingDate(Today.AddDays(-370), DateBasis.EntryDate), new ClockStart(Today.AddDays(-60)))],
            Objections = [new(ProtestableDecision.Classification, category, [entry], "Heading 8471", "They compute.")],
            DrawbackDeclaration = "The entry is not subject to drawback.",
        };
        return FileAsync(new WorkFiling(Protest.ProtestKind, PortCode.Parse("2704"), Today.Year, number => Protest.File(number, filing, Act()), ImporterId, organization ?? Filer));
    }

    /// <summary>Asks an errand of the Center 007.</summary>
    public Task<WorkOnFile> AskAsync(string what, EntryNumber entry = default, Act? act = null) =>
        FileAsync(new WorkFiling(Errand.ErrandKind, PortCode.Parse("2704"), Today.Year, number => Errand.Ask(number, what, entry, ImporterId, act ?? Act()), ImporterId, Filer));

    /// <summary>An errand that CBP opens and announces to nobody.</summary>
    public Task<WorkOnFile> OpenQuietlyAsync(string what) => FileAsync(new WorkFiling(Errand.ErrandKind, PortCode.Parse("2704"), Today.Year,
        number => Errand.Ask(number, what, default, ImporterId, Act(WorkRoles.Specialist, 1), isQuiet: true), ImporterId, WorkFiling.OpenedByCbp));

    async Task<WorkOnFile> FileAsync(WorkFiling filing) =>
        await Portal.DataAsync(async db => (await Service<WorkStore>().FileAsync(db, [filing], Law.Declared))[0]);

    /// <summary>Does something to an item behind the pages.</summary>
    public Task DoAsync(WorkOnFile one, Action<WorkItem> what) => Portal.DataAsync(async db =>
    {
        var opened = (await Service<WorkStore>().FindAsync(db, one.Row.Id))!;
        what(opened.Item);
        await Service<WorkStore>().SaveAsync(db, opened, Law.Declared);
        return 0;
    });

    public Task<WorkRecord> RowAsync(WorkOnFile one) => Portal.DataAsync(db => db.WorkItems.AsNoTracking().SingleAsync(w => w.Id == one.Row.Id));

    /// <summary>Gives rows what a leading entry on file would.</summary>
    public Task SetAsync(WorkOnFile one, string heading, long cents = 0) => Portal.DataAsync(db =>
        db.WorkItems.Where(w => w.Id == one.Row.Id).ExecuteUpdateAsync(w => w.SetProperty(r => r.Heading, heading).SetProperty(r => r.AmountCents, cents)));

    public async Task<long> UserAsync(string role, string? organization = null)
    {
        var email = await Portal.AccountAsync(role, organization);
        return await Portal.DataAsync(db => db.Users.Where(u => u.Email == email).Select(u => u.Id).SingleAsync());
    }

    public static string Address(WorkOnFile one) => $"/work/{one.Row.Kind}/{one.Item.Number}";
}
