using CeePortal.Domain.Work;

namespace CeePortal.Domain.Claims;

/// <summary>A claim's own words in messages. Amounts stand in the details alone, which never leave the portal.</summary>
public static class ClaimNotices
{
    /// <summary>The words for an event; null for those that every kind shares.</summary>
    public static WorkNotice? Of(WorkItem item, WorkEvent e, NoticeReader reader, Law law)
    {
        if (item is not PostImportationClaim claim) return null;
        var name = WorkNotices.NameOf(item);
        return e.Fact switch
        {
            ClaimFiled filed => new(NoticeTopic.Receipt, $"{name} was received", $"The claim for preference was received on {WorkNotices.Print(filed.ReceivedOn)} under the number {filed.Number}.",
                claim.Entries.Any(c => !c.IsTimely) ? $"It came too late for {string.Join(", ", claim.Entries.Where(c => !c.IsTimely).Select(c => c.Entry))}: a claim is made within one year of importation (19 U.S.C. 1520(d))." : null),
            ClaimSuspended suspended => new(NoticeTopic.Progress, $"{name} is suspended", $"The claim waits for protest {string.Join(", ", suspended.Behind)}, which is open on the same entry.",
                "CBP does not act on a claim while a protest or court case on the goods is open (19 CFR 181.33(b), 182.33). It goes on by itself when that ends; you need not do anything."),
            ClaimReleased => new(NoticeTopic.Progress, claim.State.IsOpen && claim.CourtCase is null ? $"{name} goes on" : $"{name}: the protest has ended",
                claim.CourtCase is null ? "The protest for which the claim waited has ended. CBP goes on with the claim." : "The protest for which the claim waited has ended. It still waits for a court case."),
            ClaimDecided decided => new(NoticeTopic.Decision, $"{name}: {claim.State.Name}", $"CBP has decided the claim. The notice is dated {WorkNotices.Print(decided.NoticeOn)}.", Decided(decided)),
            _ => null,
        };
    }

    static string Decided(ClaimDecided decided)
    {
        List<string> words = [decided.Reason];
        if (decided.Rulings.Any(r => r.Reliquidates)) words.Add($"Reliquidated with a refund of duty: {string.Join(", ", decided.Rulings.Where(r => r.Reliquidates).Select(r => $"{r.Entry} ({r.Refund}{(r.Fee is { Cents: > 0 } fee ? $" and a merchandise processing fee of {fee}" : "")}{(r.Interest is { Cents: > 0 } interest ? $", with interest of {interest}" : "")})"))}.");
        if (decided.Rulings.Where(r => r is { IsAllowed: true, Reliquidates: false }).Select(r => r.Entry.ToString()).ToList() is { Count: > 0 } later)
            words.Add($"Not liquidated yet, so that the claim is used at liquidation: {string.Join(", ", later)}.");
        if (decided.ProtestBy is { } by) words.Add($"The denial may be protested until {WorkNotices.Print(by.Due)} ({by.Citation}).");
        return string.Join("\n\n", words);
    }
}
