using System.Security.Cryptography;
using System.Text.Json;
using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Events;
using CeePortal.Data.Trade;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Trade;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Accounts;

/// <summary>An account to open, as it was asked for.</summary>
public sealed record AccountRequest
{
    public required string Email { get; init; }
    public required string Role { get; init; }
    public string? Name { get; init; }
    public string? Organization { get; init; }
    public string? Filer { get; init; }
    public string? Importer { get; init; }
    public string? Center { get; init; }
    public string? Port { get; init; }
    public string? Surety { get; init; }

    /// <summary>Null: one is made up.</summary>
    public string? Password { get; init; }
}

/// <summary>What came of it: the account, or a sentence that says what to change.</summary>
public sealed record AccountOpened
{
    public string? Problem { get; init; }
    public long Id { get; init; }
    public string Email { get; init; } = "";
    public string Role { get; init; } = "";
    public string? Organization { get; init; }
    public string? MadeUpPassword { get; init; }
}

/// <summary>Opens accounts, for the command line and for administrators: the person, the role, the organization, in one
/// transaction with the events that tell of them.</summary>
public sealed class AccountOpening(PortalDbContext data, UserManager<PortalUser> users, ImporterDirectory importers, TimeProvider time)
{
    /// <param name="by">Who opens it; null for the operator at the command line.</param>
    public async Task<AccountOpened> OpenAsync(AccountRequest request, long? by, CancellationToken cancel)
    {
        var email = request.Email.Trim();
        if (email.Split('@') is not [{ Length: > 0 } mailbox, var host] || !host.Contains('.', StringComparison.Ordinal) || email.Any(char.IsWhiteSpace))
            return Refused($"\"{email}\" is not an email address. Write it like name@company.com.");
        if (PortalRoles.Named.FirstOrDefault(r => string.Equals(r.Role, request.Role.Trim(), StringComparison.OrdinalIgnoreCase)) is not { } role)
            return Refused($"There is no role \"{request.Role}\". Use one of {string.Join(", ", PortalRoles.All)}.");
        if (await users.FindByEmailAsync(email) is not null)
            return Refused($"The address {email} has an account already.");
        if (string.IsNullOrWhiteSpace(request.Organization) && role.Role != PortalRoles.Administrator)
            return Refused($"An account of the role {role.Role} belongs to an organization. Name it with --organization.");

        var user = new PortalUser
        {
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            DisplayName = string.IsNullOrWhiteSpace(request.Name) ? mailbox : request.Name.Trim(),
            CreatedAt = time.GetUtcNow().UtcDateTime,
        };
        var password = request.Password ?? MakeUp();
        foreach (var validator in users.PasswordValidators)
            if (await validator.ValidateAsync(users, user, password) is { Succeeded: false } weak)
                return Refused(string.Join(" ", weak.Errors.Select(e => e.Description)));

        var importer = default(ImporterNumber);
        if (request.Importer is { } number && ImporterNumber.Read(number, out importer) is { } fault)
            return Refused(fault);
        // Entered before the transaction: the directory writes over a connection of its own.
        var importerId = importer.IsNone ? (long?)null : (await importers.EnsureAsync([importer], _ => request.Organization?.Trim(), cancel))[importer];

        AccountOpened? outcome = null;
        await data.WriteAsync(async () =>
        {
            var (organization, problem) = await OrganizationAsync(request, role, importerId, by, cancel);
            if (problem is not null)
            {
                outcome = Refused(problem);
                return;
            }
            user.OrganizationId = organization?.Id;
            var result = await users.CreateAsync(user, password);
            if (result.Succeeded)
                result = await users.AddToRoleAsync(user, role.Role);
            if (!result.Succeeded)
                throw new InvalidOperationException("The account could not be stored: " + string.Join(" ", result.Errors.Select(e => e.Description)));
            await NoteAsync("user", user.Id, "AccountOpened", new { role = role.Role, organization = organization?.Id }, by, cancel);
            await data.SaveChangesAsync(cancel);
            outcome = new()
            {
                Id = user.Id,
                Email = email,
                Role = role.Role,
                Organization = organization?.Name,
                MadeUpPassword = request.Password is null ? password : null,
            };
        }, ct: cancel);
        return outcome!;
    }

    /// <summary>The organization of that name and kind, or a new one with the codes that its kind needs.</summary>
    async Task<(Organization? Organization, string? Problem)> OrganizationAsync(AccountRequest request, RoleName role, long? importerId, long? by, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(request.Organization))
            return (null, null);
        var name = request.Organization.Trim();
        if (await data.Organizations.FirstOrDefaultAsync(o => o.Name == name && o.Kind == role.Organization, cancel) is { } known)
            return (known, null);

        var created = new Organization { Kind = role.Organization, Name = name, CreatedAt = time.GetUtcNow().UtcDateTime };
        var isNew = $"The organization \"{name}\" is not here yet.";
        switch (role.Organization)
        {
            case OrganizationKind.Center when CenterCode.TryParse(request.Center, null, out var center):
                created.Center = center.ToString();
                break;
            case OrganizationKind.Center:
                return (null, $"{isNew} To add a Center, give its code, such as --center 007.");
            case OrganizationKind.Port when PortCode.TryParse(request.Port, null, out var port):
                created.Port = port.ToString();
                break;
            case OrganizationKind.Port:
                return (null, $"{isNew} To add a port, give its code, such as --port 2704.");
            case OrganizationKind.Surety when request.Surety is [>= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9']:
                created.SuretyCode = request.Surety;
                break;
            case OrganizationKind.Surety:
                return (null, $"{isNew} To add a surety, give its three digits, such as --surety 036.");
            case OrganizationKind.Importer when importerId is null:
                return (null, $"{isNew} To add an importing company, give its number, such as --importer 12-3456789.");
            case OrganizationKind.Broker when !FilerCode.TryParse(request.Filer, null, out _):
                return (null, $"{isNew} To add a broker, give its filer code, such as --filer XYZ.");
            case OrganizationKind.Broker when await FilerOwnerAsync(request.Filer!, cancel) is { } owner:
                return (null, $"The filer code {request.Filer} belongs to \"{owner}\" already. Use that organization's name, or another code.");
        }
        data.Organizations.Add(created);
        if (role.Organization == OrganizationKind.Broker)
            data.FilerAccounts.Add(new() { Filer = FilerCode.Parse(request.Filer!).ToString(), OrganizationId = created.Id, Name = name });
        if (role.Organization == OrganizationKind.Importer)
            data.OrganizationImporters.Add(new() { OrganizationId = created.Id, ImporterId = importerId!.Value });
        await NoteAsync("organization", created.Id, "OrganizationAdded", new { kind = created.Kind.ToString() }, by, cancel);
        await data.SaveChangesAsync(cancel);
        return (created, null);
    }

    Task<string?> FilerOwnerAsync(string filer, CancellationToken cancel)
    {
        var code = FilerCode.Parse(filer).ToString();
        return (from account in data.FilerAccounts
                join owner in data.Organizations on account.OrganizationId equals owner.Id
                where account.Filer == code
                select owner.Name).FirstOrDefaultAsync(cancel);
    }

    Task NoteAsync(string stream, long id, string type, object payload, long? by, CancellationToken cancel) =>
        EventLog.AppendAsync(data, stream, id, type, JsonSerializer.Serialize(payload, JsonSerializerOptions.Web), time.GetUtcNow().UtcDateTime, by, ct: cancel);

    static AccountOpened Refused(string problem) => new() { Problem = problem };

    /// <summary>Five groups of four letters without those that look alike: about 90 bits.</summary>
    static string MakeUp() => string.Join('-', Enumerable.Range(0, 5).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 4)));
}
