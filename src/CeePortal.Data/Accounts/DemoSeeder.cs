using CeePortal.Data.Secrets;
using CeePortal.Data.Trade;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Accounts;

/// <summary>A demo account, for the sign-in page of Development.</summary>
public sealed record DemoAccount(string Email, string DisplayName, string Role);

/// <summary>Synthetic organizations, importers and an account for each role, so that a fresh clone has something to click
/// on. Development only: the host must not call it elsewhere. May run at every start.</summary>
public sealed class DemoSeeder(PortalDbContextFactory factory, ImporterNumberVault vault, LegalClock clock, IPasswordHasher<PortalUser> passwords)
{
    /// <summary>The password of every demo account. It guards nothing: the accounts exist in Development only.</summary>
    public const string Password = "Demo-Portal-2026";

    /// <summary>The accounts, one for each role, in the order of the roles.</summary>
    public static readonly IReadOnlyList<DemoAccount> Accounts =
        [.. PortalRoles.Named.Select(r => new DemoAccount(EmailOf(r.Role), "Demo " + r.Display, r.Role)),
         new DemoAccount("demo.broker.two@example.test", "Demo Customs broker two", PortalRoles.Broker)];

    static string EmailOf(string role) => "demo." + string.Concat(role.Select((c, i) => i > 0 && char.IsUpper(c) ? "." + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString())) + "@example.test";

    /// <returns>True when something was seeded.</returns>
    public async Task<bool> SeedAsync(CancellationToken ct = default)
    {
        await using var db = factory.CreateForSystem();
        var now = clock.UtcNow;
        await SeedRolesAsync(db, ct);
        if (await db.Users.AnyAsync(u => u.NormalizedEmail == "DEMO.IMPORTER@EXAMPLE.TEST", ct)) return false;

        var keys = factory.Keys;
        Organization New(OrganizationKind kind, string name, string? center = null, string? port = null, string? surety = null) =>
            new() { Id = keys.Next(), Kind = kind, Name = name, Center = center, Port = port, SuretyCode = surety, CreatedAt = now };
        var electronics = New(OrganizationKind.Importer, "Demo Electronics Imports");
        var pending = New(OrganizationKind.Importer, "Demo New Importer");
        var brokerOne = New(OrganizationKind.Broker, "Demo Customs Brokerage One");
        var brokerTwo = New(OrganizationKind.Broker, "Demo Customs Brokerage Two");
        var attorney = New(OrganizationKind.ProtestFiler, "Demo Trade Attorneys");
        var surety = New(OrganizationKind.Surety, "Demo Surety", surety: "001");
        var center = New(OrganizationKind.Center, "Electronics Center (demo staff)", center: "007");
        var port = New(OrganizationKind.Port, "Port of Los Angeles (demo staff)", port: "2704");
        var agency = New(OrganizationKind.Agency, "Demo Partner Agency");
        var headquarters = New(OrganizationKind.Headquarters, "Headquarters (demo staff)");
        var field = New(OrganizationKind.FieldOperations, "Field Operations (demo staff)");

        var notEligibleNumber = ImporterNumber.Parse("12-3456791");
        var importers = new[]
        {
            Enter("12-3456789", "Demo Electronics Imports"),
            Enter("12-3456790", "Demo New Importer"),
            Enter(notEligibleNumber.ToOfficial(), "Demo Customs Brokerage One (as importer of record)"),
            // The number under which the sample file and the template's example import: no Center yet, so their goods decide.
            Enter("12-345678900", "Demo Electronics Imports, second number"),
        };
        Importer Enter(string number, string name)
        {
            var importer = vault.NewImporter(ImporterNumber.Parse(number), name, now);
            importer.Id = keys.Next();
            return importer;
        }

        await db.WriteAsync(async () =>
        {
            db.AddRange(electronics, pending, brokerOne, brokerTwo, attorney, surety, center, port, agency, headquarters, field);
            // The numbers may stand already, from an upload made before the seed ran.
            for (var i = 0; i < importers.Length; i++)
            {
                var hash = importers[i].LookupHash;
                if (await db.Importers.FirstOrDefaultAsync(r => r.LookupHash == hash, ct) is { } known) importers[i] = known;
                else db.Add(importers[i]);
            }
            await db.SaveChangesAsync(ct);

            db.AddRange(
                new FilerAccount { Filer = "XYZ", OrganizationId = brokerOne.Id, Name = brokerOne.Name },
                new FilerAccount { Filer = "ABC", OrganizationId = brokerTwo.Id, Name = brokerTwo.Name },
                new OrganizationImporter { OrganizationId = electronics.Id, ImporterId = importers[0].Id },
                new OrganizationImporter { OrganizationId = electronics.Id, ImporterId = importers[3].Id },
                new OrganizationImporter { OrganizationId = pending.Id, ImporterId = importers[1].Id },
                new OrganizationImporter { OrganizationId = brokerOne.Id, ImporterId = importers[2].Id },
                new PowerOfAttorney { OrganizationId = brokerOne.Id, ImporterId = importers[0].Id, From = new DateOnly(2017, 1, 1) },
                new PowerOfAttorney { OrganizationId = brokerOne.Id, ImporterId = importers[3].Id, From = new DateOnly(2017, 1, 1) },
                new PowerOfAttorney { OrganizationId = brokerOne.Id, ImporterId = importers[1].Id, From = new DateOnly(2024, 1, 1) },
                new PowerOfAttorney { OrganizationId = brokerTwo.Id, ImporterId = importers[1].Id, From = new DateOnly(2024, 1, 1) },
                new PowerOfAttorney { OrganizationId = attorney.Id, ImporterId = importers[0].Id, From = new DateOnly(2020, 1, 1) });
            Assign(importers[0], new DateOnly(2017, 6, 1), AssignmentStatus.Assigned, "007", "Predominant goods");
            Assign(importers[1], new DateOnly(2024, 1, 15), AssignmentStatus.Pending, null, "New importer");
            Assign(importers[3], new DateOnly(2025, 1, 6), AssignmentStatus.Pending, null, "New importer number");
            Assign(importers[2], new DateOnly(2018, 3, 1), AssignmentStatus.NotEligible, null, "A broker as importer of record");
            foreach (var account in Accounts) await AddUserAsync(account);
            await Reference.ReferenceStamps.BumpStampAsync(db, Reference.ReferenceStamps.Lists, ct);
            await db.SaveChangesAsync(ct);

            void Assign(Importer importer, DateOnly from, AssignmentStatus status, string? to, string basis) => db.Add(new ImporterAssignment
            {
                ImporterId = importer.Id,
                From = from,
                Status = status,
                Center = to,
                Basis = basis,
                Reason = "Demo data",
                RecordedAt = now,
            });
        }, ct: ct);
        return true;

        async Task AddUserAsync(DemoAccount account)
        {
            var home = PortalRoles.Named.First(r => r.Role == account.Role).Organization switch
            {
                OrganizationKind.Importer => electronics,
                OrganizationKind.Broker => account.Email.Contains(".two@", StringComparison.Ordinal) ? brokerTwo : brokerOne,
                OrganizationKind.ProtestFiler => attorney,
                OrganizationKind.Surety => surety,
                OrganizationKind.Center => center,
                OrganizationKind.Port => port,
                OrganizationKind.Agency => agency,
                OrganizationKind.FieldOperations => field,
                _ => headquarters,
            };
            var user = new PortalUser
            {
                Id = keys.Next(),
                UserName = account.Email,
                NormalizedUserName = account.Email.ToUpperInvariant(),
                Email = account.Email,
                NormalizedEmail = account.Email.ToUpperInvariant(),
                EmailConfirmed = true,
                DisplayName = account.DisplayName,
                OrganizationId = home.Id,
                CreatedAt = now,
                LockoutEnabled = true,
                SecurityStamp = Guid.NewGuid().ToString("N"),
            };
            user.PasswordHash = passwords.HashPassword(user, Password);
            db.Add(user);
            var role = account.Role.ToUpperInvariant();
            db.Add(new IdentityUserRole<long> { UserId = user.Id, RoleId = await db.Roles.Where(r => r.NormalizedName == role).Select(r => r.Id).SingleAsync(ct) });
        }
    }

    /// <summary>The thirteen roles; every environment needs them.</summary>
    public static async Task SeedRolesAsync(PortalDbContext db, CancellationToken ct = default)
    {
        var known = await db.Roles.Select(r => r.Name).ToListAsync(ct);
        foreach (var role in PortalRoles.All.Except(known, StringComparer.Ordinal))
            db.Roles.Add(new IdentityRole<long>(role!) { NormalizedName = role!.ToUpperInvariant() });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException error) when (PortalDatabase.IsUniqueViolation(error))
        {
            db.ChangeTracker.Clear(); // another node seeded them at the same moment
        }
    }
}
