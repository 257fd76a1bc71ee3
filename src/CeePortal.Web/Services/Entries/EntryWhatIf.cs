using CeePortal.Data;
using CeePortal.Data.Entries;
using CeePortal.Data.Reference;
using CeePortal.Data.Trade;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;

namespace CeePortal.Web.Services.Entries;

/// <summary>Where an entry would go if another date decided: the stored lines, the book in force, the importer's standing
/// on that date. Nothing is stored.</summary>
public sealed class EntryWhatIf(PortalDbContext db, RoutingBookSource books)
{
    public async Task<RoutingDecision> DecideAsync(EntrySummary entry, IReadOnlyList<EntryLine> lines, DateOnly asOf, CancellationToken ct)
    {
        var book = await books.GetAsync(ct);
        var standings = await ImporterStandings.LoadAsync(db, [entry.ImporterId], ct);
        var question = LinesOf(lines).Ask(entry.Port, entry.EntryType, new DecidingDate(asOf, DateBasis.EntryDate), standings.GetValueOrDefault(entry.ImporterId));
        return EntryRouter.Decide(book, question);
    }

    static RoutingLines LinesOf(IReadOnlyList<EntryLine> lines)
    {
        var routing = new RoutingLines();
        foreach (var line in lines)
        {
            var detail = line.ReadDetail();
            routing.AddLine(line.Number, detail.Set switch { "X" => SetRole.Header, "V" => SetRole.Component, _ => SetRole.None });
            foreach (var tariff in detail.Tariffs ?? [])
                if (HtsNumber.TryParse(tariff.Number, null, out var number))
                    routing.AddTariff(number, new Money(tariff.ValueCents));
        }
        return routing;
    }
}
