using CeePortal.Data.Lists;
using CeePortal.Data.Secrets;
using CeePortal.Domain.Trade;

namespace CeePortal.Web.Services.Entries;

/// <summary>What typed text about an importer found.</summary>
/// <param name="Id">The one importer with the number.</param>
/// <param name="Name">Words of a name, to go on with.</param>
/// <param name="Problem">Why nothing was found, with what to do; no number in clear.</param>
/// <param name="IsPersonal">True when a Social Security number was typed: it must not be shown again.</param>
public sealed record ImporterFound(long? Id = null, string? Name = null, string? Problem = null, bool IsPersonal = false);

/// <summary>Finds importers by what people type. A number is looked up by its keyed hash and goes nowhere else.</summary>
public sealed class ImporterSearch(ImporterNames importers, ImporterNumberVault vault)
{
    public async Task<ImporterFound> FindAsync(string typed, CancellationToken ct)
    {
        typed = typed.Trim();
        if (ImporterNumber.Read(typed, out var number) is null)
            return await importers.FindAsync(vault.Hash(number), ct) is { } importer
                ? new ImporterFound(importer.Id, IsPersonal: number.IsPersonal)
                : new ImporterFound(Problem: $"No entry that you may see has the importer {number}. Check the number.", IsPersonal: number.IsPersonal);
        // Nine digits are a number without its hyphens, which tell a person's from a company's; it must not reach an address.
        if (typed.Count(char.IsAsciiDigit) >= 7)
            return new ImporterFound(Problem: "This looks like an importer number, but it has none of the three forms: NN-NNNNNNN (IRS), NNN-NN-NNNN (Social Security), YYDDPP-NNNNN (assigned by CBP). Keep the hyphens.",
                IsPersonal: true);
        return (await importers.NamedAsync(typed, ct)) switch
        {
            [] => new ImporterFound(Problem: $"No importer of an entry that you may see has \"{typed}\" in its name. Many filings carry only the number: try that."),
            [var one] => new ImporterFound(one.Id),
            _ => new ImporterFound(Name: typed),
        };
    }
}
