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

namespace CeePortal.Web.Tests.Pages.Messages;

/// <summary>Files protests of the test importer through the test broker, and acts on them, as services do.</summary>
static class ProtestOnFile
{
    static int serial = 7_000_000;

    public static async Task<WorkOnFile> FileProtestAsync(this PortalFactory portal)
    {
        await portal.AccountAsync(PortalRoles.Importer);
        await portal.AccountAsync(PortalRoles.Broker);
        return await portal.DataAsync(async db =>
        {
            var importer = await (from link in db.OrganizationImporters join o in db.Organizations on link.OrganizationId equals o.Id where o.Name == "Test Importer" select link.ImporterId).FirstAsync();
            var broker = await db.Organizations.Where(o => o.Name == "Test Broker").Select(o => o.Id).SingleAsync();
            var entry = EntryNumber.Create(FilerCode.Parse("XYZ"), Interlocked.Increment(ref serial));
            var act = portal.Act(WorkRoles.Filer, await portal.UserIdAsync(PortalRoles.Broker));
            var filing = new ProtestFiling
            {
                Protestant = new(ProtestantKind.Importer, importer),
                Entries = [new(entry, PortCode.Parse("2704"), Destination.FromCode("007"), new DecidingDate(act.Day.AddDays(-320), DateBasis.EntryDate), new ClockStart(act.Day.AddDays(-20)))],
                Objections = [new(ProtestableDecision.Classification, "Portable computers", [entry], "Heading 8471", "They compute.")],
                DrawbackDeclaration = "None of the entries is subject to drawback.",
            };
            return (await portal.Services.GetRequiredService<WorkStore>().FileAsync(db,
                [new WorkFiling(Protest.ProtestKind, PortCode.Parse("2704"), act.Day.Year, number => Protest.File(number, filing, act), importer, broker)], Law.Declared))[0];
        });
    }

    public static Act Act(this PortalFactory portal, WorkRoles roles, long? by) =>
        new(new Actor(by, roles), portal.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, Law.Declared);

    public static Task ActAsync(this PortalFactory portal, long id, Action<Protest> act) => portal.DataAsync(async db =>
    {
        var store = portal.Services.GetRequiredService<WorkStore>();
        var work = (await store.FindAsync(db, id))!;
        act(work.As<Protest>());
        await store.SaveAsync(db, work, Law.Declared);
        return 0;
    });

    public static async Task<long> UserIdAsync(this PortalFactory portal, string role, string? organization = null)
    {
        var email = await portal.AccountAsync(role, organization);
        return await portal.DataAsync(db => db.Users.Where(u => u.Email == email).Select(u => u.Id).SingleAsync());
    }

    /// <summary>What the chores do, now. The portal's own may do it a moment earlier: both do it once.</summary>
    public static async Task TellAsync(this PortalFactory portal) =>
        await portal.Services.GetRequiredService<CeePortal.Data.Messages.NoticeExpansion>().RunAsync();
}
