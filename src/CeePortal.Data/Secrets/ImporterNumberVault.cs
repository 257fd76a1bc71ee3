using System.Security.Cryptography;
using System.Text;
using CeePortal.Data.Trade;
using CeePortal.Domain.Trade;
using Microsoft.AspNetCore.DataProtection;

namespace CeePortal.Data.Secrets;

/// <summary>Keeps importer numbers that belong to a person: encrypts them, reveals them to those who may, and finds them
/// by a hash under the look-up key.</summary>
public sealed class ImporterNumberVault(IDataProtectionProvider protection, LookupKeyRing keys)
{
    readonly IDataProtector protector = protection.CreateProtector("CeePortal.ImporterNumber.v1");

    /// <summary>HMAC-SHA256 of the number under the current look-up key: 32 bytes, the same on every node.</summary>
    public byte[] Hash(ImporterNumber number)
    {
        if (number.IsNone) throw new ArgumentException("There is no number to look up.", nameof(number));
        Span<byte> bytes = stackalloc byte[16];
        var length = Encoding.ASCII.GetBytes(number.ToOfficial(), bytes);
        return HMACSHA256.HashData(keys.Current.Key, bytes[..length]);
    }

    /// <summary>A new importer's row. A Social Security number stands in it only encrypted.</summary>
    public Importer NewImporter(ImporterNumber number, string? name, DateTime at) => new()
    {
        Kind = number.Kind,
        NumberText = number.IsPersonal ? null : number.ToOfficial(),
        NumberCipher = number.IsPersonal ? protector.Protect(Encoding.ASCII.GetBytes(number.ToOfficial())) : null,
        LookupHash = Hash(number),
        LookupKeyVersion = keys.Current.Version,
        Display = number.ToString(),
        Name = string.IsNullOrWhiteSpace(name) ? null : name.Trim(),
        CreatedAt = at,
    };

    /// <summary>The number in full. Whoever calls this writes an event that says who saw it.</summary>
    public ImporterNumber Reveal(Importer importer) => ImporterNumber.Parse(
        importer.NumberText ?? Encoding.ASCII.GetString(protector.Unprotect(importer.NumberCipher
            ?? throw new InvalidOperationException("The importer has neither a number nor a cipher."))));
}
