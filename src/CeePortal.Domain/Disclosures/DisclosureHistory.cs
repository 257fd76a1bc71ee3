using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static System.FormattableString;
using Cycle = CeePortal.Domain.Disclosures.DisclosureLifeCycle;

namespace CeePortal.Domain.Disclosures;

/// <content>What its events do to it, and what stands against a move beyond its states.</content>
public sealed partial class PriorDisclosure
{
    DateOnly? lateTenderAllowedUntil;

    /// <inheritdoc/>
    protected override string? Veto(WorkMove move, Act act) => move.Code switch
    {
        "waiver-requested" when WaiverCause is not null => "That was asked already.",
        "writing-waived" or "waiver-refused" when WaiverCause is null => "The party has not asked to be spared the writing (19 CFR 162.74(a)(2)).",
        "lapsed" when WaiverCause is not null => "The party asks to be spared the writing. Answer that first.",
        "data-time-requested" when DataTimeAsked is not null => "More time was asked for already.",
        "data-time-extended" when DataExtended is not null => "The time was extended by 60 days already. Anything further comes from the assistant director of field operations (trade) (CBP directive 5350-02A).",
        "data-time-extended-further" when DataExtended is null => "The officer of the port gives the first 60 days.",
        "data-time-refused" when DataTimeAsked is null => "No more time was asked for.",
        "tender-extended" when State.Code == Cycle.Determination && TenderLateOn is null => "The loss was tendered in time, so no more time is needed.",
        _ => null,
    };

    /// <inheritdoc/>
    protected override string StateAfter(WorkFact fact) => fact switch
    {
        DisclosureFiled { Filing.IsOral: true } => Cycle.Oral,
        DisclosureFiled { Filing.Contents.IsComplete: var complete } => Written(complete),
        ConfirmedInWriting confirmed => Written(confirmed.Contents.IsComplete),
        WritingWaived => Written(Contents.IsComplete),
        DataSupplied { IsAll: true } when State.Code == Cycle.Filed => Cycle.Perfected,
        DataSupplied => WorkMove.Unchanged,
        LossCalculated told => told.Figures.Loss > Tendered ? Cycle.Calculated : Cycle.Determination,
        LossTendered tender => State.Code == Cycle.Calculated && tender.Amount >= TenderDue ? Cycle.Determination : WorkMove.Unchanged,
        DisclosureDetermined determined => determined.Disposition switch
        {
            DisclosureDisposition.Valid => Cycle.Valid,
            DisclosureDisposition.ValidNoLoss => Cycle.NoLoss,
            DisclosureDisposition.NoViolation => Cycle.NoViolation,
            DisclosureDisposition.Referred => Cycle.Referred,
            _ => Cycle.Denied,
        },
        _ => base.StateAfter(fact),
    };

    static string Written(bool isComplete) => isComplete ? Cycle.Perfected : Cycle.Filed;

    /// <inheritdoc/>
    protected override void Apply(WorkFact fact, WorkEvent e)
    {
        switch (fact)
        {
            case DisclosureFiled filed: Apply(filed); break;
            case ConfirmedInWriting confirmed: (Confirmation, WaiverCause, IsDataOpen) = (confirmed, null, !confirmed.Contents.IsComplete); Take(confirmed.Contents); break;
            case WritingWaiverRequested request: WaiverCause = request.Cause; break;
            case WritingWaived: (IsWritingWaived, WaiverCause, IsDataOpen) = (true, null, !Contents.IsComplete); break;
            case WritingWaiverRefused: WaiverCause = null; break;
            case DataSupplied data: Apply(data); break;
            case LossTableFiled table: Table = table; SettleTender(); break;
            case DataTimeRequested request: DataTimeAsked = request.Reason; break;
            case DataTimeExtended extended: (DataExtended, DataTimeAsked) = (extended.Reason, null); break;
            case DataTimeExtendedFurther further: (DataExtendedFurther, DataTimeAsked) = (further, null); break;
            case DataTimeRefused: DataTimeAsked = null; break;
            case InvestigationRecorded investigation: Investigation = investigation; break;
            case CulpabilityAssessed assessed: Assessed = assessed; break;
            case LimitationWaived waiver: Waiver = waiver; break;
            case SentToHeadquarters sent: (AtHeadquarters, HeadquartersView) = (sent.Figures, null); break;
            case HeadquartersRequested: (AtHeadquarters, HeadquartersView) = (Calculation!.Figures, null); break;
            case HeadquartersReviewed view: HeadquartersView = view; break;
            case LossCalculated told: (Calculation, TenderExtended) = (told, null); SettleTender(); break;
            case LossTendered tender: tenders.Add(new(e.On, tender)); SettleTender(); break;
            case TenderTimeExtended extended:
                TenderExtended = extended;
                // It stays allowed when the loss is calculated anew.
                if (!(extended.Until < lateTenderAllowedUntil)) lateTenderAllowedUntil = extended.Until;
                SettleTender();
                break;
            case DisclosureDetermined determined: Determination = determined; SettleTender(); break;
            case ReducedPenaltyPaid paid: Payment = paid; break;
        }
    }

    void Apply(DisclosureFiled filed)
    {
        (Number, Office, Discloser, MadeOn) = (filed.Number, filed.Office, filed.Filing.Discloser, filed.MadeOn);
        (WasOral, Claimed) = (filed.Filing.IsOral, filed.Filing.Claimed);
        Take(filed.Filing.Contents);
        IsDataOpen = !WasOral && !Contents.IsComplete;
    }

    /// <summary>What is put in writing stands in the place of what was told; ports stay in their order, the leading one first.</summary>
    void Take(DisclosureContents contents)
    {
        Contents = contents;
        ports.Clear();
        ports.AddRange(contents.Ports.OrderByDescending(p => p.Port == Number.Port)); // OrderBy keeps the order of the rest
        entries.Clear();
        entries.AddRange(contents.Entries);
    }

    void Apply(DataSupplied data)
    {
        supplied.Add(data);
        ports.AddRange(data.Ports);
        entries.AddRange(data.Entries);
        if (data.Outcome == Outcome.Untimely) WasDataLate = true;
        if (data.IsAll) (IsDataOpen, DataTimeAsked) = (false, null);
    }

    /// <summary>Counts the tenders against the loss of each port anew.</summary>
    void SettleTender()
    {
        Settlement = Determination is { Kept: null } ? Settled(null) : Settled(Determination?.Penalty?.Amount ?? Money.Zero);
        var counted = Settlement.Credits.Select(c => c.On).ToHashSet();
        TenderLateOn = tenders.Where(t => t.What.Outcome == Outcome.Untimely && !(t.On <= lateTenderAllowedUntil) && counted.Contains(t.On)).Select(t => (DateOnly?)t.On).Max();
    }

    /// <summary>The tenders beside the loss on liquidated entries, and unless the penalty is null beside what else is owed.</summary>
    TenderSettlement Settled(Money? penalty)
    {
        var lost = (Calculation?.Figures ?? Table?.Figures)?.Ports ?? [];
        return TenderSettlement.Of(lost.Select(p => (p.Port, p.Loss)), tenders, penalty is { } determined ? new(lost.Select(p => (p.Port, p.Potential)), determined) : null);
    }

    /// <inheritdoc/>
    protected override IEnumerable<Facet> Describe()
    {
        yield return (DisclosureNotices.PortsConcerned, ports.Count == 0 ? null : string.Join(", ", ports.Select(p => p.Port)));
        yield return ("Entries named", entries.Count == 0 ? null : Invariant($"{entries.Count:N0}"));
        yield return ("Put in writing", IsWritingWaived ? "waived for good cause" : Confirmation is { } c ? c.Outcome == Outcome.Untimely ? "after the ten days" : "in time" : null);
        yield return ("Asks to be spared the writing", WaiverCause);
        yield return ("Asks for more time", DataTimeAsked);
        yield return ("Time for data", DataExtendedFurther is { } further ? $"until {Print(further.Until)}" : DataExtended is not null ? "extended by 60 days" : null);
        yield return ("Spreadsheet of entries", Table is { } t ? Invariant($"{t.Figures.Entries:N0} entries, {t.Figures.Rows:N0} rows, loss {t.Figures.Loss}{(t.Figures.Potential > Money.Zero ? $", not liquidated {t.Figures.Potential}" : "")}") : null);
        yield return new("Formal investigation", Investigation is { } i ? $"recorded {Print(i.On)}: {i.Writing}{(i.Signs == KnowledgeSign.None ? "" : $"; presumed known since {Print(i.KnownSince!.Value)}: {i.Signs.Words()}")}" : null, IsInternal: true);
        yield return new("Degree of fault", Assessed is { } a ? $"{a.Culpability.Name()}{(a.DiscoveredOn is { } found ? $", discovered {Print(found)}" : "")}" : null, IsInternal: true);
        yield return ("Limitation waived until", Waiver is { } w ? Print(w.Until) : null);
        yield return ("Headquarters", HeadquartersView is { } view ? view.Concurs ? "concurs" : "does not concur" : null);
        yield return ("Loss calculated", Calculation is { } told ? $"{told.Figures.Loss}, notice of {Print(told.NoticeOn)}" : null);
        yield return ("Tendered", tenders.Count == 0 ? null : Tendered.ToString());
        yield return ("Tender due by", State.Code == Cycle.Calculated ? Print(TenderExtended?.Until ?? Calculation!.TenderBy!.Value) : null);
        yield return ("More time to tender", TenderExtended is { } time ? $"until {Print(time.Until)}" : null);
        yield return ("Tendered late", TenderLateOn is { } late ? Print(late) : null);
        yield return ("Determination", Determination is { } d ? d.IsQuiet ? Cycle.Quiet : $"{Name(d.Disposition)}{(d.Penalty is { } p ? $", reduced penalty {p.Amount}" : "")}" : null);
        yield return new("Determination at CBP", Determination is { IsQuiet: true } quiet ? Name(quiet.Disposition) : null, IsInternal: true);
        yield return ("Reduced penalty paid", Payment is { } paid ? $"{paid.Amount} on {Print(paid.On)}" : null);
    }

    /// <summary>A disposition in words.</summary>
    public static string Name(DisclosureDisposition disposition) => disposition switch
    {
        DisclosureDisposition.Valid => "Valid, with the reduced penalty",
        DisclosureDisposition.ValidNoLoss => "Valid, without loss of revenue",
        DisclosureDisposition.DeniedLate => "Denied: completed too late",
        DisclosureDisposition.DeniedInvestigation => "Denied: made with knowledge of a formal investigation",
        DisclosureDisposition.DeniedInsufficient => "Denied: the contents are insufficient",
        DisclosureDisposition.DeniedNoTender => "Denied: the loss was not tendered in time",
        DisclosureDisposition.NoViolation => "No violation",
        DisclosureDisposition.Referred => "Referred to Homeland Security Investigations",
    };
}
