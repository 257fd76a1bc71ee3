using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Intake.Checks;

namespace CeePortal.Intake.Csv;

/// <summary>Remembers which entries of a file were read, exactly and in a fixed room: a bit for each of a filer's ten million
/// counts, 1.25 MB a filer, taken in pieces as they are needed.</summary>
/// <remarks>A number whose check digit is wrong is not remembered: its entry is refused anyhow (B16), and must not make the
/// right one look as if it came again. With the right digit, filer and count say everything.</remarks>
sealed class EntriesSeen(KnownWorld world)
{
    /// <summary>Of how many filers entries are remembered; a file that the portal takes has one or a few.</summary>
    public const int MostFilers = 32;

    const int CountsAPage = 1 << 16;

    readonly Dictionary<FilerCode, ulong[]?[]> filers = [];

    /// <summary>Remembers an entry.</summary>
    /// <returns>Null when it is new; otherwise the condition to report.</returns>
    public string? Add(EntryNumber number)
    {
        if (number.IsNone || number.CheckDigitFactor != world.FactorOf(number.Filer)) return null;
        if (!filers.TryGetValue(number.Filer, out var pages))
        {
            if (filers.Count == MostFilers) return "CPD";
            filers.Add(number.Filer, pages = new ulong[]?[10_000_000 / CountsAPage + 1]);
        }
        var (page, bit) = Math.DivRem(number.Serial, CountsAPage);
        ref var word = ref (pages[page] ??= new ulong[CountsAPage / 64])[bit / 64];
        var mask = 1UL << bit % 64;
        if ((word & mask) != 0) return "CP5";
        word |= mask;
        return null;
    }
}
