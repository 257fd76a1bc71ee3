using CeePortal.Domain.Clocks;
using CeePortal.Domain.Work;
using static System.FormattableString;

namespace CeePortal.Domain.Protests;

/// <summary>A protest's own words in messages: the receipt, the decision with its reasons and the time for court, the denial
/// by passage of time. The letter is the notice that the law asks for (19 CFR 174.29, 174.30); these tell that it is there.</summary>
public static class ProtestNotices
{
    /// <summary>The words for an event; null for those that every kind shares.</summary>
    public static WorkNotice? Of(WorkItem item, WorkEvent e, NoticeReader reader, Law law)
    {
        if (item is not Protest protest) return null;
        var name = WorkNotices.NameOf(item);
        return e.Fact switch
        {
            ProtestFiled filed => new(NoticeTopic.Receipt, $"{name} was received",
                $"The protest was received on {WorkNotices.Print(filed.ReceivedOn)} under the number {filed.Number}.", Receipt(filed)),
            ProtestDecided decided => Decision(protest, name, decided.Result, decided.Rulings, decided.NoticeOn, law),
            DecidedWithLead decided => Decision(protest, name, decided.Result, decided.Rulings, decided.NoticeOn, law, $"It was decided with the lead protest {decided.Lead}."),
            ProtestRejected rejected => new(NoticeTopic.Decision, $"{name} was rejected",
                $"The protest was rejected because what it protests may not be protested. The notice is dated {WorkNotices.Print(rejected.NoticeOn)}.",
                Paragraphs(Reason(rejected.Reason), Remedies(protest, law))),
            DeemedDenied deemed => new(NoticeTopic.Decision, $"{name} is deemed denied",
                $"No decision was made in time, so the protest is deemed denied by law as of {WorkNotices.Print(deemed.On)}. No notice is mailed.",
                Paragraphs(Because(deemed, law), Remedies(protest, law))),
            FurtherReviewDenied denied => new(NoticeTopic.Decision, $"{name}: further review is denied",
                $"The application for further review was denied. The notice is dated {WorkNotices.Print(denied.NoticeOn)}.", Paragraphs(Reason(denied.Reason), Remedies(protest, law))),
            FurtherReviewForwarded => new(NoticeTopic.Progress, $"{name}: forwarded for further review", "Further review was granted, and the protest was forwarded.",
                protest.Designee is null ? "Headquarters reviews it (19 CFR 174.26(b)(1))." : "A designee who took no part in the decision reviews it (19 CFR 174.26(b)(2))."),
            FurtherReviewReassigned another => new(NoticeTopic.Progress, $"{name}: somebody else reviews it", "The further review was given to another reviewer.",
                another.Designee is null ? "Headquarters reviews it (19 CFR 174.26(b)(1))." : "Another designee who took no part in the decision reviews it (19 CFR 174.26(b)(2))."),
            SuspendedBehindLead => new(NoticeTopic.Progress, $"{name} is suspended behind a lead protest", "The protest waits for the decision on a lead protest about the same question and is decided with it.",
                "The time limits of the law run on. A request for accelerated disposition is still possible."),
            DenialVoided voided => new(NoticeTopic.Decision, $"{name}: the denial was voided", "The denial was voided, and what was denied is open again.", voided.Instructions),
            SetAsideDeemedDenied deemed => new(NoticeTopic.Decision, $"{name}: the set-aside request is deemed denied",
                $"The Commissioner did not act within 60 days, so the request is deemed denied as of {WorkNotices.Print(deemed.On)}.", Paragraphs("19 U.S.C. 1515(c).", Remedies(protest, law))),
            DatesArrived arrived => new(NoticeTopic.Progress, $"{name}: dates of an entry arrived", "CBP's dates of an entry arrived; the clocks that hang on them run from these dates now.", $"Entry {arrived.Entry}."),
            LiquidationChanged changed => new(NoticeTopic.Progress, $"{name}: the liquidation of an entry changed on file", "What is on file about the liquidation of an entry of this protest changed, and the time limits that hang on it were counted anew.",
                Paragraphs([changed.Text, .. changed.Timeliness.Select(t => t.Sentence)])),
            _ => null,
        };
    }

    static string Receipt(ProtestFiled filed)
    {
        var late = filed.Timeliness.Where(t => t.Outcome == Outcome.Untimely).Select(t => t.Entry.ToString()).ToList();
        var early = filed.Timeliness.Where(t => t.Outcome == Outcome.Premature).Select(t => t.Entry.ToString()).ToList();
        return Paragraphs(
            Invariant($"It covers {filed.Filing.Entries.Count:N0} {(filed.Filing.Entries.Count == 1 ? "entry" : "entries")} and {filed.Filing.Objections.Count:N0} {(filed.Filing.Objections.Count == 1 ? "objection" : "objections")}. Quote the number in whatever you send."),
            late.Count == 0 ? null : $"By the dates on file it came after the time limit for {Some(late)} (19 U.S.C. 1514(c)(3)).",
            early.Count == 0 ? null : $"By the dates on file it came before there was anything to protest for {Some(early)}.")!;
    }

    static WorkNotice Decision(Protest protest, string name, Disposition result, IReadOnlyList<Ruling> rulings, DateOnly noticeOn, Law law, string? how = null)
    {
        var words = result switch { Disposition.Allowed => "was approved", Disposition.Denied => "was denied", _ => "was approved in part and denied in part" };
        return new(NoticeTopic.Decision, $"{name} {words}", $"The protest {words}. The notice is dated {WorkNotices.Print(noticeOn)}.",
            Paragraphs([how, .. rulings.OrderBy(r => r.Objection).Select(Ruled), result == Disposition.Allowed ? null : Remedies(protest, law)]));
    }

    static string Ruled(Ruling ruling) => Invariant($"Objection {ruling.Objection}: ") + (ruling.Disposition switch
    {
        Disposition.Allowed => "allowed.",
        Disposition.AllowedInPart => "allowed in part, denied in part. ",
        _ => "denied. ",
    }) + (ruling.Reason is { } reason ? Reason(reason) : "");

    static string Reason(StructuredReason reason) => $"{reason.Text.TrimEnd('.')}. ({reason.Citation})";

    static string? Because(DeemedDenied deemed, Law law) =>
        ClockRules.All.FirstOrDefault(r => r.Code == deemed.Clock) is { } rule ? $"{law.Clocks[rule].Name}: {law.Clocks[rule].Sentence} ({rule.Citation})." : null;

    /// <summary>What may still be done, until when, and where that is written.</summary>
    static string? Remedies(Protest protest, Law law)
    {
        List<string> ways = [];
        foreach (var (_, clock) in protest.Clocks(law))
            if (clock.Rule.Code == ProtestClocks.GoToCourt.Code || clock.Rule.Code == ProtestClocks.RequestSetAside.Code || clock.Rule.Code == ProtestClocks.RequestVoid.Code)
                if (law.Read(clock).LastTimelyDay is { } last)
                    ways.Add($"{clock.Rule.Name} until {WorkNotices.Print(last)} ({clock.Rule.Citation}).");
        return ways.Count == 0 ? null : "What you can do: " + string.Join(' ', ways);
    }

    static string Some(List<string> entries) => entries.Count <= 5 ? string.Join(", ", entries) : Invariant($"{string.Join(", ", entries.Take(5))} and {entries.Count - 5:N0} more");

    static string? Paragraphs(params IEnumerable<string?> parts) => string.Join("\n\n", parts.OfType<string>()) is { Length: > 0 } text ? text : null;
}
