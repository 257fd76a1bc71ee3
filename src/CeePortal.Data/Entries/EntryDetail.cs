using System.Text.Json;
using System.Text.Json.Serialization;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;

namespace CeePortal.Data.Entries;

/// <summary>The parts of an entry summary's header that are shown and not searched. Short names: there are millions.</summary>
public sealed record EntryDetail
{
    public string? NotifyParty { get; init; }
    public string? StatementMonth { get; init; }
    public string? BondWaiverReason { get; init; }
    public bool BondWaived { get; init; }
    public bool IsConsolidated { get; init; }
    public bool IsLive { get; init; }
    public bool IsPostSummaryCorrection { get; init; }
    public bool IsSigned { get; init; }
    public bool IsElectronicInvoice { get; init; }
    public string? Usage { get; init; }
    public bool ReconcilesAgreement { get; init; }
    public string? StatementBranch { get; init; }
    public string? ReconciliationIssue { get; init; }
    public string? ForeignTradeZone { get; init; }
    public string? PortOfUnlading { get; init; }
    public string? LocationOfGoods { get; init; }
    public string? Trip { get; init; }
    public DateOnly? InBondDate { get; init; }
    public IReadOnlyList<StoredBond>? Bonds { get; init; }
    public IReadOnlyList<BillDraft>? Bills { get; init; }
    public IReadOnlyList<StoredFee>? Fees { get; init; }
    public IReadOnlyList<StoredFee>? FeeTotals { get; init; }

    /// <summary>What was deposited, where a correction states other totals since; null when it is what the columns say.</summary>
    public StoredTotals? Deposited { get; init; }
    public IReadOnlyList<string>? MissingDocuments { get; init; }
    public IReadOnlyList<string>? ReleaseEntries { get; init; }

    public static EntryDetail From(EntrySummaryDraft draft) => new()
    {
        NotifyParty = draft.NotifyPartyAsShown,
        StatementMonth = draft.StatementMonth,
        BondWaiverReason = draft.BondWaiverReason,
        BondWaived = draft.BondWaived,
        IsConsolidated = draft.IsConsolidated,
        IsLive = draft.IsLive,
        IsPostSummaryCorrection = draft.IsPostSummaryCorrection,
        IsSigned = draft.IsSigned,
        IsElectronicInvoice = draft.IsElectronicInvoice,
        Usage = draft.ShipmentUsage,
        ReconcilesAgreement = draft.ReconcilesTradeAgreement,
        StatementBranch = draft.StatementBranch,
        ReconciliationIssue = draft.ReconciliationIssue,
        ForeignTradeZone = draft.ForeignTradeZone,
        PortOfUnlading = Text(draft.PortOfUnlading.ToString()),
        LocationOfGoods = draft.LocationOfGoods,
        Trip = draft.Trip,
        InBondDate = draft.InBondDate,
        Bonds = Some(draft.Bonds, b => new StoredBond(b.Type, b.Designation, b.Surety, b.Amount?.Cents, b.Superseded, b.ProducerAccount)),
        Bills = Some(draft.Bills, b => b),
        Fees = StoredFee.From(draft.Fees),
        FeeTotals = StoredFee.From(draft.Totals.ByClass),
        Deposited = StoredTotals.From(draft.Deposited),
        MissingDocuments = Some(draft.MissingDocuments, d => d),
        ReleaseEntries = Some(draft.ReleaseEntries, e => e.ToString()),
    };

    public string ToJson() => JsonSerializer.Serialize(this, DetailJson.Default.EntryDetail);

    public static EntryDetail FromJson(string json) => JsonSerializer.Deserialize(json, DetailJson.Default.EntryDetail) ?? new();

    internal static string? Text(string text) => text.Length == 0 ? null : text;

    internal static List<TTo>? Some<TFrom, TTo>(List<TFrom> from, Func<TFrom, TTo> to)
    {
        if (from.Count == 0) return null;
        var list = new List<TTo>(from.Count);
        foreach (var item in from) list.Add(to(item));
        return list;
    }
}

/// <summary>The parts of a line that are shown and not searched.</summary>
public sealed record LineDetail
{
    public string? Set { get; init; }
    public string? Export { get; init; }
    public DateOnly? ExportDate { get; init; }
    public string? SpecialProgram { get; init; }
    public long? ChargesCents { get; init; }
    public string? PortOfLading { get; init; }
    public long? GrossWeight { get; init; }
    public string? RelatedParty { get; init; }
    public string? ZoneStatus { get; init; }
    public DateOnly? ZoneFilingDate { get; init; }
    public string? Ruling { get; init; }
    public string? Visa { get; init; }
    public IReadOnlyList<StoredTariff>? Tariffs { get; init; }
    public IReadOnlyList<PartyDraft>? Parties { get; init; }
    public IReadOnlyList<LicenseDraft>? Licenses { get; init; }
    public IReadOnlyList<StoredCase>? Cases { get; init; }
    public IReadOnlyList<StoredFee>? Fees { get; init; }

    public static LineDetail From(EntryLineDraft line) => new()
    {
        Set = line.SetRole == SetRole.None ? null : line.SetRole == SetRole.Header ? "X" : "V",
        Export = EntryDetail.Text(line.Export.ToString()),
        ExportDate = line.ExportDate,
        SpecialProgram = line.SpecialProgram,
        ChargesCents = line.Charges?.Cents,
        PortOfLading = line.PortOfLading,
        GrossWeight = line.GrossWeight,
        RelatedParty = line.RelatedParty,
        ZoneStatus = line.ZoneStatus,
        ZoneFilingDate = line.ZoneFilingDate,
        Ruling = line.Ruling,
        Visa = line.Visa,
        Tariffs = EntryDetail.Some(line.Tariffs, StoredTariff.From),
        Parties = EntryDetail.Some(line.Parties, p => p),
        Licenses = EntryDetail.Some(line.Licenses, l => l),
        Cases = EntryDetail.Some(line.Cases, StoredCase.From),
        Fees = StoredFee.From(line.Fees),
    };

    public string ToJson() => JsonSerializer.Serialize(this, DetailJson.Default.LineDetail);

    public static LineDetail FromJson(string json) => JsonSerializer.Deserialize(json, DetailJson.Default.LineDetail) ?? new();
}

/// <summary>A bond as stored, in cents.</summary>
public sealed record StoredBond(string Type, string Designation, string Surety, long? Cents, string? Superseded = null, string? Producer = null);

/// <summary>A fee, tax or other revenue as stored, in cents.</summary>
public sealed record StoredFee(string Class, long Cents)
{
    internal static List<StoredFee>? From(List<FeeDraft> fees) => EntryDetail.Some(fees, f => new StoredFee(f.Class, f.Amount.Cents));
}

/// <summary>Totals as stored, in cents.</summary>
public sealed record StoredTotals(long Duty, long Fees, long Tax, long Antidumping, long Countervailing, long Other)
{
    internal static StoredTotals? From(TotalsDraft? totals) => totals is null ? null
        : new(totals.Duty.Cents, totals.Fees.Cents, totals.Tax.Cents, totals.Antidumping.Cents, totals.Countervailing.Cents, totals.Other.Cents);

    internal TotalsDraft ToDraft() => new() { Duty = new(Duty), Fees = new(Fees), Tax = new(Tax), Antidumping = new(Antidumping), Countervailing = new(Countervailing), Other = new(Other) };
}

/// <summary>A tariff number as stored; quantities are hundredths of their unit.</summary>
public sealed record StoredTariff(string Number, long ValueCents, long DutyCents, long? Q1, string? U1, long? Q2, string? U2, long? Q3, string? U3)
{
    internal static StoredTariff From(TariffDraft t) => new(t.Number.ToCompact(), t.Value.Cents, t.Duty.Cents,
        t.Quantity1, t.Unit1, t.Quantity2, t.Unit2, t.Quantity3, t.Unit3);
}

/// <summary>An antidumping or countervailing duty case as stored; see <see cref="CaseDraft"/> for the units.</summary>
public sealed record StoredCase(string Number, bool Bonded, long Rate, string RateKind, long? ValueCents, long? Quantity, long DutyCents)
{
    internal static StoredCase From(CaseDraft c) => new(c.Number, c.Bonded, c.Rate, c.RateKind, c.Value?.Cents, c.Quantity, c.Duty.Cents);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EntryDetail))]
[JsonSerializable(typeof(LineDetail))]
[JsonSerializable(typeof(IReadOnlyList<Reason>))]
[JsonSerializable(typeof(List<DecidedLine>))]
sealed partial class DetailJson : JsonSerializerContext;
