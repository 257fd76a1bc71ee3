using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using E = CeePortal.Domain.Corrections.SummaryElements;

namespace CeePortal.Domain.Corrections;

/// <summary>Compares the headers of two summaries. Texts are made only of what differs: an upload compares thousands a second.</summary>
static class HeaderDifferences
{
    public static IReadOnlyList<ElementChange> Between(EntrySummaryDraft a, EntrySummaryDraft b)
    {
        var found = new Changes();
        found.Compare(E.Type, a.Type, b.Type);
        found.Compare(E.Port, a.PortOfEntry, b.PortOfEntry);
        found.Compare(E.Mode, a.ModeOfTransport, b.ModeOfTransport);
        CompareBonds(found, a, b);
        found.Compare(E.Invoice, a.IsElectronicInvoice ? "Y" : null, b.IsElectronicInvoice ? "Y" : null);
        found.Compare(E.Usage, a.ShipmentUsage, b.ShipmentUsage);
        // As people may see them: a person's number is stored masked, so that is what can be compared.
        found.Compare(E.Consignee, a.ConsigneeAsShown, b.ConsigneeAsShown);
        found.Compare(E.ImportDate, a.ImportDate, b.ImportDate);
        found.Compare(E.State, a.StateOfDestination, b.StateOfDestination);
        found.CompareList(E.HeaderFees, a.Fees, b.Fees, static f => $"{f.Class} {f.Amount}");
        found.Compare(E.NotifyParty, a.NotifyPartyAsShown, b.NotifyPartyAsShown);
        found.Compare(E.EntryDate, a.EstimatedEntryDate, b.EstimatedEntryDate);
        found.Compare(E.Zone, a.ForeignTradeZone, b.ForeignTradeZone);
        found.Compare(E.Carrier, a.Carrier, b.Carrier);
        found.Compare(E.Unlading, a.PortOfUnlading, b.PortOfUnlading);
        found.Compare(E.Arrival, a.ArrivalDate, b.ArrivalDate);
        found.Compare(E.Conveyance, a.Conveyance, b.Conveyance);
        found.Compare(E.Trip, a.Trip, b.Trip);
        found.CompareList(E.Bills, a.Bills, b.Bills, static bill => $"{bill.Kind} {bill.Issuer}{bill.Number}");
        found.Compare(E.InBondDate, a.InBondDate, b.InBondDate);
        found.CompareList(E.MissingDocuments, a.MissingDocuments, b.MissingDocuments, static code => code);
        return found.List;
    }

    static void CompareBonds(Changes found, EntrySummaryDraft a, EntrySummaryDraft b)
    {
        if (a.BondWaived == b.BondWaived && a.BondWaiverReason == b.BondWaiverReason && a.Bonds.SequenceEqual(b.Bonds)) return;
        found.CompareList(E.Surety, a.Bonds, b.Bonds, static bond => bond.Surety);
        found.CompareList(E.Superseded, a.Bonds, b.Bonds, static bond => bond.Superseded ?? "");
        found.Compare(E.Bond, Words(a), Words(b));

        static string? Words(EntrySummaryDraft summary)
        {
            var bonds = summary.Bonds.Select(b => string.Join(' ', new[] { $"type {b.Type}{b.Designation}", b.Amount?.ToWholeDollars(), b.ProducerAccount is null ? null : $"producer {b.ProducerAccount}" }.OfType<string>()));
            return string.Join("; ", summary.BondWaived ? bonds.Prepend($"waived {summary.BondWaiverReason}".TrimEnd()) : bonds) is { Length: > 0 } words ? words : null;
        }
    }
}

/// <summary>Changes as they are found.</summary>
sealed class Changes
{
    List<ElementChange>? list;

    public IReadOnlyList<ElementChange> List => list ?? (IReadOnlyList<ElementChange>)[];

    public int Count => list?.Count ?? 0;

    public void Compare(string element, string? old, string? now)
    {
        if (string.IsNullOrEmpty(old) && string.IsNullOrEmpty(now) || old == now) return;
        (list ??= []).Add(new(element, string.IsNullOrEmpty(old) ? null : old, string.IsNullOrEmpty(now) ? null : now));
    }

    /// <summary>An amount, with the words for it.</summary>
    public void Compare(string element, string? old, string? now, long was, long @is)
    {
        var before = Count;
        Compare(element, old, now);
        if (Count > before) list![^1] = list[^1] with { More = @is - was };
    }

    public void Compare<T>(string element, T old, T now)
        where T : struct, IEquatable<T>
    {
        if (!old.Equals(now)) Compare(element, old.ToString(), now.ToString());
    }

    public void Compare(string element, DateOnly? old, DateOnly? now)
    {
        if (old != now) Compare(element, old?.InWords(), now?.InWords());
    }

    public void CompareList<T>(string element, List<T> old, List<T> now, Func<T, string> words)
    {
        if (old.Count == 0 && now.Count == 0) return;
        if (old.Count == now.Count && old.SequenceEqual(now)) return;
        Compare(element, string.Join("; ", old.Select(words).Where(w => w.Length > 0)), string.Join("; ", now.Select(words).Where(w => w.Length > 0)));
    }
}
