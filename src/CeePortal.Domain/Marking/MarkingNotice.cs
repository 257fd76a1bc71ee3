using CeePortal.Domain.Clocks;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Work.WorkRefusedException;
using Cycle = CeePortal.Domain.Marking.MarkingLifeCycle;

namespace CeePortal.Domain.Marking;

/// <summary>A notice to mark or redeliver (CBP Form 4647), from its issue to the acceptance of the response, or the referral for
/// liquidated damages.</summary>
/// <remarks>The thirty days and what follows them are practice; sections of 19 CFR parts 113, 134 and 141 are named from general
/// knowledge. Nothing happens by passage of time: the office refers for damages, and need not.</remarks>
public sealed class MarkingNotice : WorkItem
{
    /// <summary>The code of the request that the notice makes.</summary>
    public const string RequestCode = "cf4647";

    readonly List<SectionThreeCertified> responses = [];
    readonly List<GoodsInspected> inspections = [];

    /// <summary>The kind.</summary>
    public static readonly WorkKind MarkingKind = new("cf4647", "CF-4647", new(930_001, 949_999), Cycle.Cycle, static () => new MarkingNotice()) { Origin = WorkOrigin.OpenedByStaff, Wording = MarkingNotices.Of, NameInText = "CF-4647" };

    MarkingNotice() : base(MarkingKind) { }

    /// <summary>What the notice says.</summary>
    public MarkingFiling? Filing { get; private set; }

    /// <summary>The day of the notice.</summary>
    public DateOnly IssuedOn { get; private set; }

    /// <summary>The last day to protest the demand for redelivery; null when none is made.</summary>
    public LegalDay? ProtestBy { get; private set; }

    /// <summary>The responses, in order; the last counts.</summary>
    public IReadOnlyList<SectionThreeCertified> Responses => responses;

    /// <summary>The inspections, in order.</summary>
    public IReadOnlyList<GoodsInspected> Inspections => inspections;

    /// <summary>The referral for liquidated damages; null for none.</summary>
    public DamagesReferred? Damages { get; private set; }

    /// <inheritdoc/>
    [System.Text.Json.Serialization.JsonIgnore]
    public override WorkSubject Subject => new(Filing?.PartyId ?? 0, null, Filing is { } f ? [new(f.Entry, f.Port, "")] : [], Filing is { } filed ? System.FormattableString.Invariant($"marking-{(int)filed.Violation}") : "", Filing?.Goods ?? "", IssuedOn);

    /// <summary>Issues a notice.</summary>
    /// <param name="number">Its number: port of the entry, year of issue.</param>
    /// <param name="filing">What it says.</param>
    /// <param name="act">Who and when.</param>
    public static MarkingNotice Issue(WorkNumber number, MarkingFiling filing, Act act)
    {
        ArgumentNullException.ThrowIfNull(filing);
        ArgumentNullException.ThrowIfNull(act);
        Said(filing.Goods, "Say which goods, and of which lines.");
        Said(filing.Explanation, "Say what is wrong and what is to be done; the importer reads it.");
        Unless(Enum.IsDefined(filing.Violation), "Choose what is wrong.");
        Unless(filing.MayBePutInOrder || filing.DemandsRedelivery, "Say whether the goods may be put in order where they are, are to be redelivered, or either.");
        Unless(number.Port == filing.Port && number.Year == act.Day.Year, "The number of a notice has the port of entry and the year of issue.");
        var by = act.Law.Read(Clock.Begin(act.Law.Clocks[ValidationClocks.MarkOrRedeliver], act.Day)).LastTimelyDay!.Value;
        var notice = new MarkingNotice();
        notice.Record(new MarkingNoticeIssued(number, filing, filing.DemandsRedelivery ? LegalDay.Of(ProtestClocks.File, act.Day, filing.Port, act.Law) : null, $"{What(filing)} {filing.Explanation.Trim()}", by), act);
        return notice;
    }

    static string What(MarkingFiling filing) => (filing.MayBePutInOrder, filing.DemandsRedelivery) switch
    {
        (true, true) => "Mark the goods or put them in order, or redeliver them into CBP's custody, and certify section III.",
        (false, true) => "Redeliver the goods into CBP's custody, and certify section III.",
        _ => "Mark the goods or put them in order, or export or destroy them under CBP's supervision, and certify section III.",
    };

    /// <summary>Certifies section III: what became of the goods. One that comes late is taken.</summary>
    /// <param name="disposition">What became of them.</param>
    /// <param name="doneOn">When.</param>
    /// <param name="text">How, and where they are now.</param>
    /// <param name="isCertified">True when it is certified to be true.</param>
    /// <param name="act">Who and when.</param>
    /// <param name="paper">The paper on which it came.</param>
    public void Certify(GoodsDisposition disposition, DateOnly doneOn, string text, bool isCertified, Act act, Paper? paper = null)
    {
        Ensure<SectionThreeCertified>(act, paper?.ReceivedOn);
        var day = CameIn(paper, act);
        Unless(Enum.IsDefined(disposition), "Choose what became of the goods.");
        Unless(doneOn <= day, "Certify what has been done; the day lies ahead.");
        Unless(isCertified, "Section III is certified: tick that it is true, or correct it first.");
        Unless(disposition != GoodsDisposition.Marked || Filing!.MayBePutInOrder, "The notice demands redelivery; the goods cannot be put in order where they are. Ask the office that issued it if you want to.");
        text = Said(text, "Say how it was done, where the goods are now, and what proves it.");
        var request = OpenRequests.FirstOrDefault(IsOwn);
        var outcome = request?.ClockBy(act.Law) is { } clock ? act.Law.Read(clock).Judge(day) : request is { } wish && day > wish.AnswerBy ? Outcome.Untimely : Outcome.Timely;
        Record(new SectionThreeCertified(disposition, doneOn, text, outcome) { Paper = paper }, act);
        if (request is not null) Record(new InformationAnswered($"{Name(disposition)} on {Print(doneOn)}.") { Request = request.Number, Paper = paper }, act);
    }

    /// <summary>Returns a response that does not suffice; the trade sends another.</summary>
    public void ReturnResponse(string missing, DateOnly by, Act act)
    {
        Ensure<ResponseReturned>(act);
        Unless(by > act.Day, "Name a day that lies ahead.");
        missing = Said(missing, "Say what is missing.");
        TakeUnheld(act);
        Record(new ResponseReturned(missing, by), act);
    }

    /// <summary>Records what an inspection found.</summary>
    public void RecordInspection(DateOnly on, bool isInOrder, string text, Act act)
    {
        Ensure<GoodsInspected>(act);
        Unless(on >= IssuedOn && on <= act.Day, "The inspection lies between the notice and today.");
        Record(new GoodsInspected(on, isInOrder, Said(text, "Say what was found.")), act);
    }

    /// <summary>Accepts the response, on its certificate alone or after an inspection that found the goods in order.</summary>
    public void Accept(string text, Act act)
    {
        Ensure<ResponseAccepted>(act);
        Unless(inspections is not [.., { IsInOrder: false }], "The last inspection found the goods not in order. Inspect them again, or return the response.");
        TakeUnheld(act);
        Record(new ResponseAccepted(text.Trim()), act);
    }

    /// <summary>Refers it for liquidated damages: once the time for the response has run out, or when the response does not suffice.</summary>
    public void ReferForDamages(Money? amount, string reason, Act act)
    {
        Ensure<DamagesReferred>(act);
        Unless(amount is not { } a || a > Money.Zero, "Enter an amount, or none.");
        reason = Said(reason, "Say why; the importer reads it.");
        TakeUnheld(act);
        Record(new DamagesReferred(amount, reason), act);
    }

    /// <summary>Withdraws the notice.</summary>
    public void Cancel(string reason, Act act)
    {
        Ensure<NoticeCancelled>(act);
        reason = Said(reason, "Say why the notice is withdrawn; the importer reads it.");
        TakeUnheld(act);
        Record(new NoticeCancelled(reason), act);
    }

    static bool IsOwn(WorkRequest request) => request.Code.StartsWith(RequestCode, StringComparison.Ordinal);

    /// <summary>The notice is answered by section III and nothing else.</summary>
    protected override string? Veto(WorkMove move, Act act) => move.Code switch
    {
        "information-answered" when State.Code == Cycle.Notice && OpenRequests.All(IsOwn) => "Answer the notice by certifying section III.",
        "request-closed" when State.Code == Cycle.Notice && OpenRequests.All(IsOwn) => "The notice stands until section III is certified. Withdraw the notice if nothing is left to do.",
        "damages-referred" when State.Code == Cycle.Notice && OpenRequests.FirstOrDefault(IsOwn) is { } open && act.Day <= open.AnswerBy => $"The trade has until {Print(open.AnswerBy)} to respond.",
        _ => null,
    };

    /// <summary>The thirty days run by the request; a demand for redelivery may be protested (19 U.S.C. 1514(a)(4)).</summary>
    protected override IEnumerable<WorkClock> OwnClocks(Law law)
    {
        ArgumentNullException.ThrowIfNull(law);
        if (ProtestBy is not null && State.Code != Cycle.Cancelled && State.Code != Cycle.Accepted) yield return new("the demand for redelivery", Clock.Begin(law.Clocks[ProtestClocks.File], IssuedOn, Number.Port));
    }

    /// <inheritdoc/>
    protected override void Apply(WorkFact fact, WorkEvent e)
    {
        switch (fact)
        {
            case MarkingNoticeIssued issued: (Number, Office, Filing, IssuedOn, ProtestBy) = (issued.Number, issued.Filing.Office, issued.Filing, e.On, issued.ProtestBy); break;
            case SectionThreeCertified response: responses.Add(response); break;
            case GoodsInspected inspected: inspections.Add(inspected); break;
            case DamagesReferred damages: Damages = damages; break;
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<Facet> Describe()
    {
        yield return ("What is wrong", Filing is { } f ? Name(f.Violation) : null);
        yield return ("Redelivery", Filing is { } g ? g.DemandsRedelivery ? "demanded" : "not demanded" : null);
        yield return ("Goods", responses is [.., var last] ? $"{Name(last.Disposition)} on {Print(last.DoneOn)}{(last.Outcome == Outcome.Untimely ? ", response late" : "")}" : null);
        yield return ("Inspection", inspections is [.., var seen] ? $"{Print(seen.On)}: {(seen.IsInOrder ? "in order" : "not in order")}" : null);
        yield return ("Liquidated damages", Damages is { } d ? d.Amount is { } amount ? $"referred, {amount} proposed" : "referred" : null);
    }

    /// <summary>What is wrong, in words.</summary>
    public static string Name(MarkingViolation violation) => violation switch
    {
        MarkingViolation.NotMarked => "Not marked with the country of origin",
        MarkingViolation.ImproperlyMarked => "Not properly marked with the country of origin",
        MarkingViolation.IntellectualProperty => "Infringes a trademark or copyright",
        MarkingViolation.OtherAgency => "Refused by another agency",
        MarkingViolation.NotAdmissible => "Not admissible, or a document is missing",
    };

    /// <summary>What became of the goods, in words.</summary>
    public static string Name(GoodsDisposition disposition) => disposition switch
    {
        GoodsDisposition.Marked => "Marked, or put in order",
        GoodsDisposition.Exported => "Exported",
        GoodsDisposition.Destroyed => "Destroyed",
        GoodsDisposition.Returned => "Returned to CBP's custody",
        GoodsDisposition.Held => "Held for CBP to see",
    };
}
