using System.Collections.Frozen;
using System.Globalization;
using CeePortal.Data.Reference;
using CeePortal.Intake;

namespace CeePortal.Web.Services.Uploads;

/// <summary>What the checks of a file ask, from the reference data of the moment.</summary>
public static class IntakeReferences
{
    /// <param name="lists">The reference data.</param>
    /// <param name="received">The legal day of receipt.</param>
    public static async Task<IntakeReference> LoadAsync(ReferenceLists lists, DateOnly received, CancellationToken ct)
    {
        var snapshot = await lists.GetAsync(ct);
        return new IntakeReference
        {
            Today = received,
            Ports = snapshot.Ports.Keys.Select(Number).ToFrozenSet(),
            Countries = snapshot.Countries.Keys.ToFrozenSet(),
            EntryTypes = snapshot.ElectronicEntryTypes.Select(Number).ToFrozenSet(),
            CheckDigitFactors = snapshot.FilerFactors,
        };
    }

    static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
