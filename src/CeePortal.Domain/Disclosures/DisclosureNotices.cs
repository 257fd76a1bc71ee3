using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static System.FormattableString;

namespace CeePortal.Domain.Disclosures;

/// <summary>A prior disclosure's own words in messages. Amounts stand in the details alone, which never leave the portal.</summary>
public static class DisclosureNotices
{
    /// <summary>The words for an event; null for those that every kind shares.</summary>
    public static WorkNotice? Of(WorkItem item, WorkEvent e, NoticeReader reader, Law law)
    {
        if (item is not PriorDisclosure disclosure) return null;
        var name = WorkNotices.NameOf(item);
        string Until(ClockRule rule) => disclosure.Clocks(law).Where(c => c.Clock.Rule.Code == rule.Code).Select(c => law.Read(c.Clock).LastTimelyDay).FirstOrDefault() is { } day ? WorkNotices.Print(day) : "the day that the rule gives";
        return e.Fact switch
        {
            DisclosureFiled { Filing.IsOral: true } filed => new(NoticeTopic.Receipt, $"{name}: the oral disclosure is recorded",
                $"An oral prior disclosure was recorded as made on {WorkNotices.Print(filed.MadeOn)}. It is to be put in writing by {Until(DisclosureClocks.ConfirmOral)}.",
                "Put it in writing in the portal or on paper to the fines, penalties and forfeitures officer, or ask that officer to waive the writing for good cause. Without either the disclosure may be denied (19 CFR 162.74(a)(2))."),
            DisclosureFiled filed => new(NoticeTopic.Receipt, $"{name} was received", $"The prior disclosure was received as made on {WorkNotices.Print(filed.MadeOn)} under the number {filed.Number}.", Receipt(disclosure, law)),
            ConfirmedInWriting confirmed => new(NoticeTopic.FromTheTrade, $"{name} was put in writing", "The oral disclosure was put in writing.",
                confirmed.Outcome == Outcome.Untimely ? "It came after the ten days and may be denied for that (19 CFR 162.74(a)(2))." : null),
            OralLapsed lapsed => new(NoticeTopic.Decision, $"{name} has lapsed", "The oral disclosure was not put in writing in time, and the fines, penalties and forfeitures officer has let it lapse.", $"{lapsed.Reason} (19 CFR 162.74(a)(2))"),
            DataTimeExtended => new(NoticeTopic.Progress, $"{name}: more time for data", $"The time to supply data was extended. The last day is {Until(DisclosureClocks.SupplyData)}.", "There is one extension of 60 days; anything further comes from the assistant director of field operations (trade) (CBP directive 5350-02A)."),
            DataTimeExtendedFurther further => new(NoticeTopic.Progress, $"{name}: still more time for data", $"The time to supply data was extended until {WorkNotices.Print(further.Until)}."),
            LossTableFiled table => new(e.By.Is(WorkRoles.Filer) ? NoticeTopic.FromTheTrade : NoticeTopic.Progress, $"{name}: the spreadsheet of entries was filed", "A spreadsheet of entries with the loss of revenue was filed.",
                Invariant($"It has {table.Figures.Entries:N0} entries at {table.Figures.Ports.Count} port{(table.Figures.Ports.Count == 1 ? "" : "s")}. {table.NotOnFile:N0} of them are not on file here, and {table.Differences:N0} rows say something else than what is on file.")),
            LossCalculated told => Calculated(disclosure, name, told),
            LossTendered => new(NoticeTopic.FromTheTrade, $"{name}: a tender was recorded", "A tender of the loss of revenue was recorded.",
                disclosure.TenderDue > Money.Zero && disclosure.Calculation is not null ? $"{disclosure.TenderDue} is still to be tendered." : null),
            TenderTimeExtended extended when extended.Until <= e.On => new(NoticeTopic.Progress, $"{name}: the late tender is allowed", $"The time to tender was extended until {WorkNotices.Print(extended.Until)}, so that what was tendered after its time counts as in time.", "19 CFR 162.74(c)."),
            TenderTimeExtended extended => new(NoticeTopic.Progress, $"{name}: more time to tender", $"The time to tender was extended until {WorkNotices.Print(extended.Until)}.", "19 CFR 162.74(c)."),
            DisclosureDetermined { IsQuiet: true } when !reader.IsStaff => new(NoticeTopic.Decision, $"{name} is closed", "The fines, penalties and forfeitures officer has closed the disclosure. Nothing is asked of you here any more.", null),
            DisclosureDetermined determined => Determined(name, determined),
            LimitationWaived waived => new(NoticeTopic.FromTheTrade, $"{name}: the statute of limitations was waived", $"The party waived the statute of limitations until {WorkNotices.Print(waived.Until)}.", waived.Text),
            _ => null,
        };
    }

    /// <summary>What the officers of the ports concerned are told: that their port is, and how it goes on. The leading port determines.</summary>
    public static (IReadOnlyList<PortCode> Ports, WorkNotice Notice)? ToPorts(WorkItem item, WorkEvent e)
    {
        if (item is not PriorDisclosure disclosure) return null;
        var all = disclosure.ConcernedPorts!;
        var name = WorkNotices.NameOf(item);
        var leads = all.Count == 1 ? null : $"The ports concerned are {string.Join(", ", all)}. The fines, penalties and forfeitures officer of port {disclosure.Number.Port}, which leads, determines it; the others read it.";
        // Ports are named at first, in writing, or with data that come later: whoever is new hears that it concerns the port.
        if (e.Changes.FirstOrDefault(c => c.What == PortsConcerned) is { New: not null } change && Named(change.New).Except(Named(change.Old)).ToList() is { Count: > 0 } named)
            return (named, new(NoticeTopic.Progress, $"{name} concerns your port", $"A prior disclosure made on {WorkNotices.Print(disclosure.MadeOn)} names your port among those concerned (19 CFR 162.74(b)(2), (e)).", leads));
        return e.Fact switch
        {
            LossCalculated => (all, new(NoticeTopic.Progress, $"{name}: the loss is calculated", "The Center has calculated the loss of revenue of a prior disclosure that concerns your port.", leads)),
            LossTendered tender => ([.. tender.Parts.Select(p => p.Port)], new(NoticeTopic.FromTheTrade, $"{name}: a tender for your port", "A tender of the loss of revenue of a prior disclosure was recorded for your port. It is listed under refunds and bills.", leads)),
            DisclosureDetermined determined => (all, new(NoticeTopic.Decision, $"{name}: {PriorDisclosure.Name(determined.Disposition)}", $"The officer of port {disclosure.Number.Port} has determined a prior disclosure that concerns your port.", determined.Reason)),
            OralLapsed or DisclosureWithdrawn => (all, new(NoticeTopic.Progress, $"{name}: {disclosure.State.Name.ToLowerInvariant()}", "A prior disclosure that concerns your port is over.", leads)),
            _ => null,
        };

        static IEnumerable<PortCode> Named(string? ports) => ports?.Split(", ").Select(p => PortCode.Parse(p)) ?? [];
    }

    /// <summary>What people see of the ports that it concerns.</summary>
    internal const string PortsConcerned = "Ports concerned";

    static string Receipt(PriorDisclosure disclosure, Law law)
    {
        var data = disclosure.Clocks(law).FirstOrDefault(c => c.Clock.Rule.Code == DisclosureClocks.SupplyData.Code);
        return data is not null && law.Read(data.Clock).LastTimelyDay is { } last
            ? $"Supply what you do not know yet by {WorkNotices.Print(last)} (19 CFR 162.74(b)(4)). You may ask for more time."
            : "The Center reviews it and calculates the loss. You may tender the loss now, or within 30 days of CBP's notice of its calculation (19 CFR 162.74(c)).";
    }

    static WorkNotice Calculated(PriorDisclosure disclosure, string name, LossCalculated told) => told.TenderBy is { } by
        ? new(NoticeTopic.Request, $"{name}: CBP has calculated the loss", $"CBP has calculated the actual loss of revenue. The last day to tender it is {WorkNotices.Print(by)}.",
            $"{told.Figures.Loss} was calculated; {disclosure.TenderDue} is to be tendered. Without it the benefit of the disclosure is lost (19 U.S.C. 1592(c)(4)).\n\n{told.Explanation}")
        : new(NoticeTopic.Progress, $"{name}: CBP has calculated the loss", "CBP has calculated the actual loss of revenue. Nothing is left to tender.", told.Explanation);

    static WorkNotice Determined(string name, DisclosureDetermined determined) =>
        new(NoticeTopic.Decision, $"{name}: {PriorDisclosure.Name(determined.Disposition)}", $"The fines, penalties and forfeitures officer has determined the disclosure. The notice is dated {WorkNotices.Print(determined.NoticeOn)}.",
            determined.Reason + (determined.Penalty is { } penalty ? $"\n\nReduced penalty: {penalty.Amount}. {penalty.How} ({penalty.Source}). {determined.TenderedOfPenalty}".TrimEnd() : ""));
}
