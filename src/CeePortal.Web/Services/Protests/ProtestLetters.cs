using System.Text.Encodings.Web;
using CeePortal.Data;
using CeePortal.Data.Clocks;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using CeePortal.Web.Pages.Shared;
using CeePortal.Web.Services.Reference;
using CeePortal.Web.TagHelpers;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using static System.FormattableString;

namespace CeePortal.Web.Services.Protests;

/// <summary>Writes the letters of a protest: the notice of a decision with the reason for each objection and the time for court
/// (19 CFR 174.29-174.31), of a rejection, of a denial of further review; and for a deemed denial, of which CBP sends no notice,
/// a statement for the file.</summary>
public sealed class ProtestLetters(PortalDbContextFactory contexts, OfficeNameSource offices, LawSource laws, DenialReasonSource reasons)
{
    static readonly string[] withLetter = ["decided", "decided-with-lead", "rejected", "deemed-denied", "further-review-denied"];

    /// <summary>The events of a protest that have a letter, oldest first.</summary>
    public static IEnumerable<WorkEvent> WithLetter(IEnumerable<WorkEvent> events) => events.Where(e => withLetter.Contains(e.Type));

    /// <summary>The notice of a decision as it would go out, before it is made.</summary>
    public async Task<LetterView> DecisionAsync(OpenProtest open, IReadOnlyList<Ruling> rulings, DateOnly noticeOn, CancellationToken ct)
    {
        var dispositions = rulings.Select(r => r.Disposition).Distinct().ToList();
        return await WriteAsync(open.Protest, Decision(await reasons.GetAsync(ct), open.Protest, rulings, dispositions is [var only] ? only : Disposition.AllowedInPart, noticeOn,
            NoticeDays.OfDenial(noticeOn, open.Act.Day, open.Protest.Entries[0].Port, mayVoid: true, await laws.CurrentAsync(ct))), noticeOn, open.Row.OrganizationId, ct);
    }

    /// <summary>The letter of an event; null when it has none.</summary>
    /// <param name="open">The protest.</param>
    /// <param name="of">The number of the event; null for the last that has a letter.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<LetterView?> OfAsync(OpenProtest open, int? of, CancellationToken ct)
    {
        if (WithLetter(open.Events).LastOrDefault(e => of is null || e.Seq == of) is not { } e) return null;
        var law = await laws.CurrentAsync(ct);
        var names = await reasons.GetAsync(ct);
        // Decisions from before the days of their letters were stored with them have these computed, by the law of today.
        NoticeDays Denial(NoticeDays? stored, DateOnly noticeOn, DateOnly deniedOn, bool mayVoid = true) => stored ?? NoticeDays.OfDenial(noticeOn, deniedOn, open.Protest.Entries[0].Port, mayVoid, law);
        var (text, date) = e.Fact switch
        {
            ProtestDecided d => (Decision(names, open.Protest, d.Rulings, d.Result, d.NoticeOn, Denial(d.Days, d.NoticeOn, e.On)), d.NoticeOn),
            DecidedWithLead d => (Decision(names, open.Protest, d.Rulings, d.Result, d.NoticeOn, Denial(d.Days, d.NoticeOn, e.On), d.Lead), d.NoticeOn),
            ProtestRejected r => (Rejection(names, r, Denial(r.Days, r.NoticeOn, e.On)), r.NoticeOn),
            FurtherReviewDenied r => (ReviewDenial(names, r, r.Days ?? NoticeDays.OfReviewDenial(r.NoticeOn, law)), r.NoticeOn),
            DeemedDenied d => (Deemed(d, Denial(d.Days, d.On, d.On, mayVoid: false), law), d.On),
            _ => throw new InvalidOperationException($"The event {e.Type} has no letter."),
        };
        return await WriteAsync(open.Protest, text, date, open.Row.OrganizationId, ct);
    }

    sealed record Written(string Subject, string Html);

    async Task<LetterView> WriteAsync(Protest protest, Written text, DateOnly date, long organizationId, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        var office = (await offices.GetAsync(ct)).Describe(protest.Office);
        var city = protest.Office.Kind == Domain.Routing.DestinationKind.Center
            ? await db.RefCenters.Where(c => c.Code == protest.Office.Code).Select(c => c.City + ", " + c.State).FirstOrDefaultAsync(ct) : null;
        var party = await db.Importers.Where(i => i.Id == protest.Protestant.PartyId).Select(i => i.Name ?? i.Display).FirstOrDefaultAsync(ct)
            ?? await db.Organizations.Where(o => o.Id == protest.Protestant.PartyId).Select(o => o.Name).FirstOrDefaultAsync(ct) ?? "The protesting party";
        List<string> to = [];
        if (protest.NoticeRecipient is { } key && await db.NoticeRecipients.AsNoTracking().FirstOrDefaultAsync(r => r.Id == key, ct) is { } recipient)
            to = [recipient.Name, .. NoticesTo.Lines(recipient.Address), $"for {party}"];
        else
        {
            to.Add(party);
            if (protest.Protestant.AgentId is { } agent && await db.Organizations.Where(o => o.Id == agent).Select(o => o.Name).FirstOrDefaultAsync(ct) is { } name) to.Add($"c/o {name}");
        }
        List<(string, string)> references =
        [
            ("Received", Dates.Long(protest.ReceivedOn)),
            (protest.Entries.Count == 1 ? "Entry" : "Entries", protest.Entries.Count <= 10 ? string.Join(", ", protest.Entries.Select(e => e.Entry)) : Invariant($"{protest.Entries[0].Entry} and {protest.Entries.Count - 1:N0} more")),
        ];
        return new()
        {
            From = city is null ? [$"U.S. Customs and Border Protection", office] : ["U.S. Customs and Border Protection", office, city],
            To = to,
            Date = date,
            Number = protest.Number.ToString(),
            Subject = text.Subject,
            References = references,
            Body = _ => new HtmlString(text.Html),
            Signed = ["For the Director", office],
        };
    }

    static Written Decision(DenialReasonNames names, Protest protest, IReadOnlyList<Ruling> rulings, Disposition result, DateOnly noticeOn, NoticeDays days, WorkNumber lead = default)
    {
        var subject = result switch
        {
            Disposition.Allowed => "Notice of decision: protest approved",
            Disposition.AllowedInPart => "Notice of denial of protest in part",
            Disposition.Denied => "Notice of denial of protest",
        };
        var html = new Html();
        html.P(result switch
        {
            Disposition.Allowed => "Your protest is approved in full. The entries are reliquidated accordingly (19 CFR 174.29).",
            Disposition.AllowedInPart => "Your protest is approved in part and denied in part, for the reasons below (19 CFR 174.29, 174.30).",
            Disposition.Denied => "Your protest is denied, for the reasons below (19 CFR 174.29, 174.30).",
        });
        if (!lead.IsNone) html.P($"It was decided with the lead protest {lead}, which raised the same issue.");
        foreach (var ruling in rulings)
        {
            var o = protest.Objections.First(x => x.Number == ruling.Objection);
            html.Heading(Invariant($"Objection {o.Number}: {o.Filed.Category}"));
            html.P($"Against {Protestable.Name(o.Filed.Decision)}{(protest.Entries.Count > 1 && o.Entries.Count <= 10 ? $", on {string.Join(", ", o.Entries)}" : "")}.");
            html.P($"Decision: {ProtestWords.Of(ruling.Disposition)}.");
            if (ruling.Reason is { } reason) html.Reason(reason, names);
        }
        foreach (var o in protest.Objections.Where(o => o.WithdrawnOn is not null)) html.P(Invariant($"Objection {o.Number} was withdrawn and is not decided."));
        if (result != Disposition.Allowed) Remedies(html, noticeOn, days);
        return new(subject, html.ToString());
    }

    static Written Rejection(DenialReasonNames names, ProtestRejected rejected, NoticeDays days)
    {
        var html = new Html();
        html.P("Your protest is rejected, because what it is directed at may not be protested (19 U.S.C. 1514(a), (b)).");
        html.Reason(rejected.Reason, names);
        Remedies(html, rejected.NoticeOn, days);
        return new("Notice of rejection of protest", html.ToString());
    }

    static Written ReviewDenial(DenialReasonNames names, FurtherReviewDenied denied, NoticeDays days)
    {
        var html = new Html();
        html.P("Your application for further review is denied. The protest itself is not decided by this.");
        html.Reason(denied.Reason, names);
        html.P($"You may ask the Commissioner to set this denial aside until {Dates.Full(days.SetAside!.Due)} (19 U.S.C. 1515(c)). A request that is not answered within 60 days is deemed denied. It does not stop the time to go to court.");
        return new("Notice of denial of further review", html.ToString());
    }

    static Written Deemed(DeemedDenied deemed, NoticeDays days, Law law)
    {
        var html = new Html();
        var rule = law.Clocks[deemed.Clock];
        html.P($"By passage of time this protest was deemed denied on {Dates.Full(deemed.On)} ({rule.Citation}).");
        html.P("CBP sends no notice of a denial by passage of time. This page states for the file what the law did.");
        Remedies(html, deemed.On, days);
        return new("Statement of deemed denial", html.ToString());
    }

    static void Remedies(Html html, DateOnly mailedOn, NoticeDays days)
    {
        html.Heading("What you can do");
        html.P($"You may contest this denial by a civil action in the United States Court of International Trade within 180 days after {Dates.Long(mailedOn)}, that is until {Dates.Full(days.Court!.Due)} (19 CFR 174.31). Once an action is filed, no further administrative action on this protest has effect.");
        if (days.Void is { } until)
            html.P($"If the denial goes against proper instructions, you may ask in writing that it be voided, until {Dates.Full(until.Due)} (19 U.S.C. 1515(d)). That does not stop the time for court.");
        html.P("You can ask on the page of this protest, or in writing at the office above.");
    }

    /// <summary>Markup of a letter's text; everything that people wrote is encoded.</summary>
    sealed class Html
    {
        readonly System.Text.StringBuilder html = new();

        public void Heading(string words) => html.Append("<h3>").Append(HtmlEncoder.Default.Encode(words)).Append("</h3>");

        public void P(string words) => html.Append("<p>").Append(HtmlEncoder.Default.Encode(words)).Append("</p>");

        public void Reason(StructuredReason reason, DenialReasonNames names)
        {
            P($"Reason: {names.Of(reason.Code)}.");
            foreach (var paragraph in reason.Text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) P(paragraph);
            P($"Authority: {reason.Citation}");
        }

        public override string ToString() => html.ToString();
    }
}
