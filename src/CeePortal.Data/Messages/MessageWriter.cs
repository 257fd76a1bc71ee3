using CeePortal.Domain.Work;
using static System.FormattableString;

namespace CeePortal.Data.Messages;

/// <summary>Writes a message to a person into the context: the inbox always, the outbox or the next digest as the person chose.</summary>
public sealed class MessageWriter(MessageSettings settings)
{
    const int LongestSubject = 200;
    const int LongestSentence = 500;

    /// <param name="source">What it tells of; the same is told to a person once.</param>
    /// <param name="itemKind">Where it leads: a kind of work, or <see cref="InboxMessage.OfEntry"/>.</param>
    public InboxMessage Add(PortalDbContext db, Recipient to, WorkNotice notice, string source, string itemKind, string itemNumber, DateTime now)
    {
        var hasMail = !string.IsNullOrEmpty(to.Email);
        var message = new InboxMessage
        {
            UserId = to.UserId,
            Topic = notice.Topic,
            Subject = Shortened(notice.Subject, LongestSubject),
            Sentence = Shortened(notice.Sentence, LongestSentence),
            Details = notice.Details,
            Source = source,
            ItemKind = itemKind,
            ItemNumber = itemNumber,
            CreatedAt = now,
            AwaitsDigest = hasMail && to.Choice.Way == MessageWay.DailyDigest,
        };
        db.InboxMessages.Add(message); // gets its key, which the link names
        if (hasMail && to.Choice.Way == MessageWay.AtOnce)
            db.OutgoingMails.Add(Mail(to.UserId, to.Email!, message.Subject, source, now,
                $"{message.Sentence}\n\n{Read(message.Id)}", "You get a mail for each message because that is what you chose, or because you have not chosen yet."));
        return message;
    }

    /// <summary>A notice to a person without an account, whom the filer named to get the notices in the party's place: always a
    /// mail at once, and with all its words, since this person can read them nowhere else. Nothing without an address.</summary>
    public OutgoingMail? Add(PortalDbContext db, NoticeRecipient to, WorkNotice notice, string source, DateTime now)
    {
        if (string.IsNullOrEmpty(to.Email)) return null; // the letter is printed and posted
        var mail = new OutgoingMail
        {
            RecipientId = to.Id,
            To = to.Email,
            Subject = Shortened(notice.Subject, LongestSubject),
            Source = source,
            CreatedAt = now,
            NextAttemptAt = now,
            Body = $"To {to.Name}\n\n{notice.Sentence}\n\n{(notice.Details is { } details ? $"{details}\n\n" : "")}"
                + "-- \nCeePortal of U.S. Customs and Border Protection. You get this because the filer named you to get the notices in the place of the party. This mail "
                + "is sent by a program: nobody reads answers to it. To be named no longer, ask the filer.\n",
        };
        db.OutgoingMails.Add(mail);
        return mail;
    }

    /// <summary>The mail of a day.</summary>
    public OutgoingMail Digest(long userId, string email, IReadOnlyList<InboxMessage> messages, string source, DateTime now)
    {
        const int most = 100;
        var lines = messages.Take(most).Select(m => settings.PortalAddress is null ? $"- {m.Subject}" : $"- {m.Subject}\n  {Address(m.Id)}");
        var more = messages.Count > most ? Invariant($"\n\nand {messages.Count - most} more in your inbox.") : "";
        var count = messages.Count == 1 ? "1 message" : Invariant($"{messages.Count} messages");
        return Mail(userId, email, $"CeePortal: {count} since the last digest", source, now,
            $"You have {count} in the portal that you have not read:\n\n{string.Join('\n', lines)}{more}\n\n{Read(null)}", "You get one mail a day because that is what you chose.");
    }

    OutgoingMail Mail(long userId, string email, string subject, string source, DateTime now, string text, string why) => new()
    {
        UserId = userId,
        To = email,
        Subject = subject,
        Source = source,
        CreatedAt = now,
        NextAttemptAt = now,
        Body = $"{text}\n\n-- \nCeePortal. A mail says only that something happened; what it is stands in the portal, where you sign in to read it.\n{why} Change it "
            + (settings.PortalAddress is null ? "under Your account, Messages." : $"at {Address("account/messages")}") + "\n",
    };

    string Read(long? message) => settings.PortalAddress is null ? "Sign in to the portal and open Messages to read more."
        : $"Sign in to read more: {(message is { } one ? Address(one) : Address("messages"))}";

    string Address(long message) => Address(Invariant($"messages/{message}"));

    string Address(string path) => new Uri(settings.PortalAddress!, path).AbsoluteUri;

    static string Shortened(string text, int most) => text.Length <= most ? text : string.Concat(text.AsSpan(0, most - 1), "…");
}
