using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace CeePortal.Data.Secrets;

/// <summary>The look-up key of importer numbers: from the setting <c>Secrets:LookupKey</c> (base64, 32 bytes; its version
/// in <c>Secrets:LookupKeyVersion</c>), or created once and kept in the database under Data Protection.</summary>
public sealed class LookupKeyRing(PortalDbContextFactory factory, IDataProtectionProvider protection, IConfiguration configuration, TimeProvider time)
{
    readonly IDataProtector protector = protection.CreateProtector("CeePortal.LookupKey.v1");
    readonly Lock loading = new();
    volatile Versioned? current;

    public sealed record Versioned(int Version, byte[] Key);

    public Versioned Current
    {
        get
        {
            if (current is { } loaded) return loaded;
            lock (loading) return current ??= Load();
        }
    }

    Versioned Load()
    {
        using var db = factory.CreateForSystem();
        if (configuration["Secrets:LookupKey"] is { Length: > 0 } text)
        {
            var version = int.TryParse(configuration["Secrets:LookupKeyVersion"], System.Globalization.CultureInfo.InvariantCulture, out var v) ? v : 1;
            var key = new byte[32];
            if (!Convert.TryFromBase64String(text, key, out var length) || length != 32)
                throw new InvalidOperationException("The setting Secrets:LookupKey must be 32 bytes in base64.");
            return Agree(db, new Versioned(version, key), null);
        }
        var row = db.LookupKeys.AsNoTracking().OrderByDescending(k => k.Version).FirstOrDefault();
        if (row is null)
        {
            var key = RandomNumberGenerator.GetBytes(32);
            return Agree(db, new Versioned(1, key), protector.Protect(key));
        }
        return Open(row);
    }

    // The first node writes the row; every other must bring the same key, else equal numbers would hash apart.
    Versioned Agree(PortalDbContext db, Versioned mine, byte[]? cipher)
    {
        var row = db.LookupKeys.AsNoTracking().FirstOrDefault(k => k.Version == mine.Version);
        if (row is null)
        {
            db.LookupKeys.Add(new LookupKey { Version = mine.Version, Protected = cipher, Check = CheckOf(mine.Key), CreatedAt = time.GetUtcNow().UtcDateTime });
            try
            {
                db.SaveChanges();
                return mine;
            }
            catch (DbUpdateException error) when (PortalDatabase.IsUniqueViolation(error))
            {
                row = db.LookupKeys.AsNoTracking().First(k => k.Version == mine.Version);
            }
        }
        return cipher is not null ? Open(row)
            : CryptographicOperations.FixedTimeEquals(row.Check, CheckOf(mine.Key)) ? mine
            : throw new InvalidOperationException("The setting Secrets:LookupKey differs from the key of this version that the database was made with. "
                + "Set the old key, or raise Secrets:LookupKeyVersion and hash the importers again.");
    }

    Versioned Open(LookupKey row) => new(row.Version, protector.Unprotect(row.Protected
        ?? throw new InvalidOperationException("This database was made with a look-up key from the configuration. Set Secrets:LookupKey.")));

    static byte[] CheckOf(byte[] key) => SHA256.HashData([.. "CeePortal look-up key"u8, .. key]);
}
