using CeePortal.Data.Accounts;
using CeePortal.Data.Reference;
using CeePortal.Data.Scoping;
using CeePortal.Data.Trade;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Tariff;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests;

public sealed class SeedingTests : IDisposable
{
    readonly TestDatabase test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public async Task Reference_data_is_seeded_once_and_an_edit_stays()
    {
        var seeder = new ReferenceSeeder(test.Factory, test.Time);
        var inserted = await seeder.SeedAsync();
        Assert.True(inserted > 2500, $"{inserted} rows");
        await using var db = test.Open();
        Assert.Equal((10, 1228, 5), (await db.RefCenters.CountAsync(), await db.RefHeadings.CountAsync(), await db.RefPolicies.CountAsync()));
        var port = await db.RefPorts.SingleAsync(p => p.Code == "2704");
        port.Name = "Edited";
        port.Seq++;
        await db.RefCoverage.Where(c => c.HeadingFrom == "0101").ExecuteUpdateAsync(c => c.SetProperty(r => r.UntilVersion, 2));
        await db.SaveChangesAsync();
        Assert.Equal(0, await seeder.SeedAsync());
        Assert.Equal("Edited", await db.RefPorts.Where(p => p.Code == "2704").Select(p => p.Name).SingleAsync());
        await db.RefStates.Where(s => s.Code == "CA").ExecuteDeleteAsync();
        Assert.Equal(1, await seeder.SeedAsync());
        await db.RefPolicies.Where(p => p.Version == "5").ExecuteUpdateAsync(p => p.SetProperty(r => r.Version, "5-r2"));
        await db.RefCenterOpenings.Where(o => o.Center == "007").ExecuteDeleteAsync();
        Assert.Equal(0, await seeder.SeedAsync()); // an administrator's new version is not joined by the old one
        Assert.All(await db.RefPorts.ToListAsync(), p => Assert.False(string.IsNullOrWhiteSpace(p.Source)));
    }

    [Fact]
    public async Task Programs_that_were_seeded_before_it_was_asked_whether_they_spare_the_fee_are_completed_once()
    {
        var seeder = new ReferenceSeeder(test.Factory, test.Time);
        await seeder.SeedAsync();
        await using var db = test.Open();
        Task<List<string>> ExemptAsync() => db.RefClaimPrograms.Where(p => p.ExemptsMpf).OrderBy(p => p.Code).Select(p => p.Code).ToListAsync();
        var exempt = await ExemptAsync();
        Assert.Contains("S", exempt);
        await db.RefClaimPrograms.ExecuteUpdateAsync(p => p.SetProperty(r => r.ExemptsMpf, false)); // as the migration leaves them
        await db.RefClaimPrograms.Where(p => p.Code == "KR").ExecuteUpdateAsync(p => p.SetProperty(r => r.Name, "Edited").SetProperty(r => r.Seq, 1));
        Assert.True(await seeder.SeedAsync() > 0);
        Assert.Equal(exempt, await ExemptAsync());
        Assert.Equal("Edited", await db.RefClaimPrograms.Where(p => p.Code == "KR").Select(p => p.Name).SingleAsync());

        await db.RefClaimPrograms.Where(p => p.Code == "KR").ExecuteUpdateAsync(p => p.SetProperty(r => r.ExemptsMpf, false).SetProperty(r => r.Seq, 2));
        Assert.Equal(0, await seeder.SeedAsync()); // an administrator took it away
        Assert.DoesNotContain("KR", await ExemptAsync());
    }

    [Fact]
    public async Task Centers_from_before_they_had_a_status_are_completed_and_an_edit_of_it_stays()
    {
        var seeder = new ReferenceSeeder(test.Factory, test.Time);
        await seeder.SeedAsync();
        await using var db = test.Open();
        await db.RefCenters.Where(c => c.Code == "007").ExecuteUpdateAsync(c => c // as the migration leaves it, with a name that was edited
            .SetProperty(r => r.Status, "").SetProperty(r => r.Mailbox, (string?)null).SetProperty(r => r.ContactBasis, "").SetProperty(r => r.ShortName, "Edited").SetProperty(r => r.Seq, 3));
        await db.RefCenters.Where(c => c.Code == "008").ExecuteUpdateAsync(c => c.SetProperty(r => r.Mailbox, (string?)null).SetProperty(r => r.Status, "Closed"));
        Assert.Equal(1, await seeder.SeedAsync());
        var completed = await db.RefCenters.AsNoTracking().SingleAsync(c => c.Code == "007");
        Assert.Equal(("Open", "CEE@cbp.dhs.gov", "Published", "Edited", 3), (completed.Status, completed.Mailbox, completed.ContactBasis, completed.ShortName, completed.Seq));
        var edited = await db.RefCenters.AsNoTracking().SingleAsync(c => c.Code == "008");
        Assert.Equal(("Closed", null), (edited.Status, edited.Mailbox));
        Assert.Equal(0, await seeder.SeedAsync());
    }

    [Fact]
    public async Task The_seeded_tables_make_a_sound_routing_book_that_follows_an_edit()
    {
        await new ReferenceSeeder(test.Factory, test.Time).SeedAsync();
        var source = new RoutingBookSource(test.Factory, test.Time);
        var book = await source.GetAsync();
        Assert.Same(book, await source.GetAsync());
        Assert.Equal(5, book.Policies.Count);
        Assert.Equal("007", book.FindCoverage(HtsNumber.Parse("8471300100"), new DateOnly(2026, 9, 1))?.Center.ToString());
        Assert.NotNull(book.Policies.Single(p => p.Rule == PolicyRule.TestParticipants).EntryTypesFrom);

        await using var db = test.Open();
        db.RefCoverageVersions.Add(new RefCoverageVersion { Number = 2, PublishedAt = Samples.At });
        await db.RefCoverage.Where(c => c.HeadingFrom == "0101").ExecuteUpdateAsync(c => c.SetProperty(r => r.UntilVersion, 2));
        await db.SaveChangesAsync();
        await db.BumpStampAsync(ReferenceStamps.Routing);
        test.Time.Advance(TimeSpan.FromSeconds(3));
        var edited = await source.GetAsync();
        Assert.Equal(("1", "2"), (book.CoverageVersion, edited.CoverageVersion));
        Assert.Null(edited.FindCoverage(HtsNumber.Parse("010121"), new DateOnly(2026, 9, 1)));
        Assert.NotNull((await RoutingBookSource.BuildAsync(db, coverageVersion: 1)).FindCoverage(HtsNumber.Parse("010121"), new DateOnly(2026, 9, 1)));
    }

    [Fact]
    public async Task Demo_data_is_seeded_once_with_an_account_for_every_role()
    {
        await new ReferenceSeeder(test.Factory, test.Time).SeedAsync();
        var clock = new LegalClock(test.Time);
        var seeder = new DemoSeeder(test.Factory, test.Vault, clock, new PasswordHasher<PortalUser>());
        Assert.True(await seeder.SeedAsync());
        Assert.False(await seeder.SeedAsync());
        await using var db = test.Open();
        Assert.Equal(13, await db.Roles.CountAsync());
        Assert.Equal(13, await db.UserRoles.Select(r => r.RoleId).Distinct().CountAsync());
        Assert.Equal(DemoSeeder.Accounts.Count, await db.Users.CountAsync());
        Assert.All(await db.Users.ToListAsync(), u => Assert.Equal(PasswordVerificationResult.Success, new PasswordHasher<PortalUser>().VerifyHashedPassword(u, u.PasswordHash!, DemoSeeder.Password)));

        var importers = await db.Importers.OrderBy(i => i.Id).Select(i => i.Id).ToListAsync();
        var standings = await ImporterStandings.LoadAsync(db, [.. importers, 99]);
        Assert.Equal("007", standings[importers[0]].AssignmentOn(new DateOnly(2017, 6, 1))?.Center.ToString());
        Assert.Null(standings[importers[0]].AssignmentOn(new DateOnly(2017, 5, 31)));
        Assert.Equal(AssignmentStatus.NotEligible, standings[importers[2]].AssignmentOn(new DateOnly(2026, 1, 1))?.Status);
        Assert.Same(ImporterStanding.Unknown, standings[99]);

        var lists = await new ReferenceLists(test.Factory, test.Time).GetAsync();
        Assert.Equal(0, lists.FilerFactors["XYZ"]);
        Assert.Contains("2704", lists.Ports.Keys);

        // Each role sees what it may, and no role more.
        var resolver = new ScopeResolver(test.Factory, clock);
        var expected = new Dictionary<string, ScopeKind>
        {
            [PortalRoles.Importer] = ScopeKind.Importers,
            [PortalRoles.Broker] = ScopeKind.Filers,
            [PortalRoles.ProtestFiler] = ScopeKind.Importers,
            [PortalRoles.Surety] = ScopeKind.Importers, // of no importer: what it filed itself
            [PortalRoles.Specialist] = ScopeKind.Center,
            [PortalRoles.Supervisor] = ScopeKind.Center,
            [PortalRoles.CenterDirector] = ScopeKind.Center,
            [PortalRoles.PortOfficer] = ScopeKind.Port,
            [PortalRoles.FinesPenaltiesForfeitures] = ScopeKind.Port,
            [PortalRoles.HeadquartersReviewer] = ScopeKind.All,
            [PortalRoles.FieldOperations] = ScopeKind.All,
            [PortalRoles.PartnerAgency] = ScopeKind.None,
            [PortalRoles.Administrator] = ScopeKind.All,
        };
        foreach (var account in DemoSeeder.Accounts)
        {
            var user = await db.Users.SingleAsync(u => u.Email == account.Email);
            var scope = await resolver.ResolveAsync(user.Id, [account.Role]);
            Assert.Equal((account.Role, expected[account.Role]), (account.Role, scope.Kind));
            if (account.Email == "demo.broker@example.test") Assert.Equal(("XYZ", 3), (scope.FilerCodes.Single(), scope.ImporterIds.Count));
        }
        Assert.Equal(ScopeKind.None, (await resolver.ResolveAsync(424242, [PortalRoles.Importer])).Kind);
    }
}
