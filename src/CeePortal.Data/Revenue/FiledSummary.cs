using CeePortal.Data.Entries;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Revenue;

/// <summary>An entry summary on file as its filer stated it: what <see cref="EntryRows"/> wrote, read back into a draft, so that it
/// can be computed, changed and compared. The importer's number is not in it, since it is kept elsewhere and enciphered.</summary>
public static class FiledSummary
{
    /// <summary>The summary on file under a number. Null when the scope shows none, or it was taken off file.</summary>
    public static async Task<(EntrySummary Entry, EntrySummaryDraft Draft)?> FindAsync(PortalDbContext db, EntryNumber number, CancellationToken ct = default)
    {
        var compact = number.ToCompact();
        var entry = await db.Entries.AsNoTracking().SingleOrDefaultAsync(e => e.Number == compact && e.Status == EntryStatus.Accepted, ct);
        return entry is null ? null : (entry, await ReadAsync(db, entry, ct));
    }

    /// <summary>The draft of an entry, with its lines from the database.</summary>
    public static async Task<EntrySummaryDraft> ReadAsync(PortalDbContext db, EntrySummary entry, CancellationToken ct = default) =>
        Of(entry, await db.EntryLines.AsNoTracking().Where(l => l.EntryId == entry.Id).OrderBy(l => l.Number).ToListAsync(ct));

    /// <summary>The draft of an entry and its lines, in their order. A new one each time, so that whoever asks may change it.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="same">A line that says the same as the one at a place, to be taken as it is; null for none.</param>
    public static EntrySummaryDraft Of(EntrySummary entry, IReadOnlyList<EntryLine> lines, Func<int, EntryLineDraft?>? same = null)
    {
        var detail = entry.ReadDetail();
        var draft = new EntrySummaryDraft
        {
            Number = entry.EntryNumber,
            PortOfEntry = entry.Port,
            StatementPort = PortCode.TryParse(entry.StatementPort, null, out var statement) ? statement : default,
            Type = entry.EntryType,
            BrokerReference = entry.BrokerReference,
            ModeOfTransport = entry.ModeOfTransport,
            BondWaiverReason = detail.BondWaiverReason,
            BondWaived = detail.BondWaived,
            IsConsolidated = detail.IsConsolidated,
            IsLive = detail.IsLive,
            IsPostSummaryCorrection = detail.IsPostSummaryCorrection,
            IsSigned = detail.IsSigned,
            IsElectronicInvoice = detail.IsElectronicInvoice,
            ShipmentUsage = detail.Usage,
            ReconcilesTradeAgreement = detail.ReconcilesAgreement,
            StatementBranch = detail.StatementBranch,
            ReconciliationIssue = detail.ReconciliationIssue,
            PaymentType = entry.PaymentType,
            StatementPrintDate = entry.StatementPrintDate,
            StatementMonth = detail.StatementMonth,
            Consignee = ImporterNumber.TryParse(entry.Consignee, null, out var consignee) ? consignee : default,
            ConsigneeAsShown = entry.Consignee,
            NotifyParty = ImporterNumber.TryParse(detail.NotifyParty, null, out var notify) ? notify : default,
            NotifyPartyAsShown = detail.NotifyParty,
            EstimatedEntryDate = entry.EstimatedEntryDate,
            EntryDateCbp = entry.EntryDateCbp,
            ImportDate = entry.ImportDate,
            StateOfDestination = entry.StateOfDestination,
            ForeignTradeZone = detail.ForeignTradeZone,
            Carrier = entry.Carrier,
            PortOfUnlading = PortCode.TryParse(detail.PortOfUnlading, null, out var unlading) ? unlading : default,
            ArrivalDate = entry.ArrivalDate,
            LocationOfGoods = detail.LocationOfGoods,
            Conveyance = entry.Conveyance,
            Trip = detail.Trip,
            InBondDate = detail.InBondDate,
        };
        EntryDetail.Put(detail.Bonds, draft.Bonds, static b => b.ToDraft());
        EntryDetail.Put(detail.Bills, draft.Bills, static b => b.ToDraft());
        EntryDetail.Put(detail.Fees, draft.Fees, static f => f.ToDraft());
        EntryDetail.Put(detail.MissingDocuments, draft.MissingDocuments, static d => d);
        foreach (var release in detail.ReleaseEntries ?? [])
            if (EntryNumber.TryParse(release, null, out var number)) draft.ReleaseEntries.Add(number);
        for (var i = 0; i < lines.Count; i++) draft.Lines.Add(same?.Invoke(i) ?? LineOf(lines[i]));
        var totals = draft.Totals;
        (totals.Duty, totals.Fees, totals.Tax) = (entry.Duty, entry.Fees, entry.Tax);
        (totals.Antidumping, totals.Countervailing, totals.Other) = (entry.Antidumping, entry.Countervailing, entry.Other);
        EntryDetail.Put(detail.FeeTotals, totals.ByClass, static f => f.ToDraft());
        draft.Deposited = detail.Deposited?.ToDraft();
        return draft;
    }

    static EntryLineDraft LineOf(EntryLine row)
    {
        var detail = row.ReadDetail();
        var line = new EntryLineDraft
        {
            Number = row.Number,
            SetRole = detail.Set switch { "X" => SetRole.Header, "V" => SetRole.Component, _ => SetRole.None },
            Origin = CountryCode.TryParse(row.Origin, null, out var origin) ? origin : default,
            Export = CountryCode.TryParse(detail.Export, null, out var export) ? export : default,
            ExportDate = detail.ExportDate,
            SpecialProgram = detail.SpecialProgram,
            Charges = detail.ChargesCents is { } charges ? new Money(charges) : null,
            PortOfLading = detail.PortOfLading,
            GrossWeight = detail.GrossWeight,
            RelatedParty = detail.RelatedParty,
            ZoneStatus = detail.ZoneStatus,
            ZoneFilingDate = detail.ZoneFilingDate,
            Ruling = detail.Ruling,
            Description = row.Description,
            Manufacturer = ManufacturerId.TryParse(row.Manufacturer, null, out var manufacturer) ? manufacturer : default,
            Visa = detail.Visa,
        };
        EntryDetail.Put(detail.Parties, line.Parties, static p => p.ToDraft());
        EntryDetail.Put(detail.Tariffs, line.Tariffs, static t => t.ToDraft());
        EntryDetail.Put(detail.Licenses, line.Licenses, static l => l);
        EntryDetail.Put(detail.Cases, line.Cases, static c => c.ToDraft());
        EntryDetail.Put(detail.Fees, line.Fees, static f => f.ToDraft());
        return line;
    }
}
