using System.Text.Json;
using System.Text.Json.Serialization;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;

namespace CeePortal.Data.Entries;

/// <summary>The parts of an entry summary's header that are shown and not searched. Short names: there are millions.</summary>
/// <remarks>Its properties may be set, and those of most of its parts: what is given by a constructor takes twice the time to read.</remarks>
public sealed record EntryDetail
{
    public string? NotifyParty { get; set; }
    public string? StatementMonth { get; set; }
    public string? BondWaiverReason { get; set; }
    public bool BondWaived { get; set; }
    public bool IsConsolidated { get; set; }
    public bool IsLive { get; set; }
    public bool IsPostSummaryCorrection { get; set; }
    public bool IsSigned { get; set; }
    public bool IsElectronicInvoice { get; set; }
    public string? Usage { get; set; }
    public bool ReconcilesAgreement { get; set; }
    public string? StatementBranch { get; set; }
    public string? ReconciliationIssue { get; set; }
    public string? ForeignTradeZone { get; set; }
    public string? PortOfUnlading { get; set; }
    public string? LocationOfGoods { get; set; }
    public string? Trip { get; set; }
    public DateOnly? InBondDate { get; set; }
    public IReadOnlyList<StoredBond>? Bonds { get; set; }
    public IReadOnlyList<StoredBill>? Bills { get; set; }
    public IReadOnlyList<StoredFee>? Fees { get; set; }
    public IReadOnlyList<StoredFee>? FeeTotals { get; set; }

    /// <summary>What was deposited, where a correction states other totals since; null when it is what the columns say.</summary>
    public StoredTotals? Deposited { get; set; }
    public IReadOnlyList<string>? MissingDocuments { get; set; }
    public IReadOnlyList<string>? ReleaseEntries { get; set; }

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
        Bonds = Some(draft.Bonds, StoredBond.From),
        Bills = Some(draft.Bills, StoredBill.From),
        Fees = StoredFee.From(draft.Fees),
        FeeTotals = StoredFee.From(draft.Totals.ByClass),
        Deposited = StoredTotals.From(draft.Deposited),
        MissingDocuments = Some(draft.MissingDocuments, d => d),
        ReleaseEntries = Some(draft.ReleaseEntries, e => e.ToString()),
    };

    public string ToJson() => JsonSerializer.Serialize(this, DetailJson.Default.EntryDetail);

    public static EntryDetail FromJson(string json) => JsonSerializer.Deserialize(json, DetailJson.Default.EntryDetail) ?? new();

    internal static string? Text(string text) => text.Length == 0 ? null : text;

    /// <summary>Adds what is stored to a list of a draft.</summary>
    internal static void Put<TFrom, TTo>(IReadOnlyList<TFrom>? stored, List<TTo> to, Func<TFrom, TTo> read)
    {
        if (stored is null) return;
        to.EnsureCapacity(to.Count + stored.Count);
        for (var i = 0; i < stored.Count; i++) to.Add(read(stored[i]));
    }

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
    public string? Set { get; set; }
    public string? Export { get; set; }
    public DateOnly? ExportDate { get; set; }
    public string? SpecialProgram { get; set; }
    public long? ChargesCents { get; set; }
    public string? PortOfLading { get; set; }
    public long? GrossWeight { get; set; }
    public string? RelatedParty { get; set; }
    public string? ZoneStatus { get; set; }
    public DateOnly? ZoneFilingDate { get; set; }
    public string? Ruling { get; set; }
    public string? Visa { get; set; }
    public IReadOnlyList<StoredTariff>? Tariffs { get; set; }
    public IReadOnlyList<StoredParty>? Parties { get; set; }
    public IReadOnlyList<LicenseDraft>? Licenses { get; set; }
    public IReadOnlyList<StoredCase>? Cases { get; set; }
    public IReadOnlyList<StoredFee>? Fees { get; set; }

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
        Parties = EntryDetail.Some(line.Parties, StoredParty.From),
        Licenses = EntryDetail.Some(line.Licenses, l => l),
        Cases = EntryDetail.Some(line.Cases, StoredCase.From),
        Fees = StoredFee.From(line.Fees),
    };

    public string ToJson() => JsonSerializer.Serialize(this, DetailJson.Default.LineDetail);

    public static LineDetail FromJson(string json) => JsonSerializer.Deserialize(json, DetailJson.Default.LineDetail) ?? new();
}

/// <summary>A bond as stored, in cents.</summary>
public sealed record StoredBond
{
    public string Type { get; set; } = "";
    public string Designation { get; set; } = "";
    public string Surety { get; set; } = "";
    public long? Cents { get; set; }
    public string? Superseded { get; set; }
    public string? Producer { get; set; }

    internal static StoredBond From(BondDraft b) =>
        new() { Type = b.Type, Designation = b.Designation, Surety = b.Surety, Cents = b.Amount?.Cents, Superseded = b.Superseded, Producer = b.ProducerAccount };

    internal BondDraft ToDraft() => new(Type, Designation, Surety, Cents is { } cents ? new Money(cents) : null) { Superseded = Superseded, ProducerAccount = Producer };
}

/// <summary>A bill of lading or in-bond number as stored.</summary>
public sealed record StoredBill
{
    public string Kind { get; set; } = "";
    public string Issuer { get; set; } = "";
    public string Number { get; set; } = "";

    internal static StoredBill From(BillDraft b) => new() { Kind = b.Kind, Issuer = b.Issuer, Number = b.Number };

    internal BillDraft ToDraft() => new(Kind, Issuer, Number);
}

/// <summary>A party of a line as stored.</summary>
public sealed record StoredParty
{
    public string Kind { get; set; } = "";
    public string Identifier { get; set; } = "";

    internal static StoredParty From(PartyDraft p) => new() { Kind = p.Kind, Identifier = p.Identifier };

    internal PartyDraft ToDraft() => new(Kind, Identifier);
}

/// <summary>A fee, tax or other revenue as stored, in cents.</summary>
public sealed record StoredFee
{
    public string Class { get; set; } = "";
    public long Cents { get; set; }

    internal FeeDraft ToDraft() => new(Class, new(Cents));

    internal static List<StoredFee>? From(List<FeeDraft> fees) => EntryDetail.Some(fees, f => new StoredFee { Class = f.Class, Cents = f.Amount.Cents });
}

/// <summary>Totals as stored, in cents.</summary>
public sealed record StoredTotals(long Duty, long Fees, long Tax, long Antidumping, long Countervailing, long Other)
{
    internal static StoredTotals? From(TotalsDraft? totals) => totals is null ? null
        : new(totals.Duty.Cents, totals.Fees.Cents, totals.Tax.Cents, totals.Antidumping.Cents, totals.Countervailing.Cents, totals.Other.Cents);

    internal TotalsDraft ToDraft() => new() { Duty = new(Duty), Fees = new(Fees), Tax = new(Tax), Antidumping = new(Antidumping), Countervailing = new(Countervailing), Other = new(Other) };
}

/// <summary>A tariff number as stored; quantities are hundredths of their unit.</summary>
public sealed record StoredTariff
{
    public string Number { get; set; } = "";
    public long ValueCents { get; set; }
    public long DutyCents { get; set; }
    public long? Q1 { get; set; }
    public string? U1 { get; set; }
    public long? Q2 { get; set; }
    public string? U2 { get; set; }
    public long? Q3 { get; set; }
    public string? U3 { get; set; }

    internal TariffDraft ToDraft() => new(HtsNumber.Parse(Number), new(ValueCents), new(DutyCents), Q1, U1, Q2, U2, Q3, U3);

    internal static StoredTariff From(TariffDraft t) => new()
    {
        Number = t.Number.ToCompact(),
        ValueCents = t.Value.Cents,
        DutyCents = t.Duty.Cents,
        Q1 = t.Quantity1,
        U1 = t.Unit1,
        Q2 = t.Quantity2,
        U2 = t.Unit2,
        Q3 = t.Quantity3,
        U3 = t.Unit3,
    };
}

/// <summary>An antidumping or countervailing duty case as stored; see <see cref="CaseDraft"/> for the units.</summary>
public sealed record StoredCase(string Number, bool Bonded, long Rate, string RateKind, long? ValueCents, long? Quantity, long DutyCents)
{
    internal static StoredCase From(CaseDraft c) => new(c.Number, c.Bonded, c.Rate, c.RateKind, c.Value?.Cents, c.Quantity, c.Duty.Cents);

    internal CaseDraft ToDraft() => new(Number, Bonded, Rate, RateKind, ValueCents is { } value ? new Money(value) : null, Quantity, new(DutyCents));
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EntryDetail))]
[JsonSerializable(typeof(LineDetail))]
[JsonSerializable(typeof(IReadOnlyList<Reason>))]
[JsonSerializable(typeof(List<DecidedLine>))]
sealed partial class DetailJson : JsonSerializerContext;
