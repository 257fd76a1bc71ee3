namespace CeePortal.Domain.Work;

/// <summary>What a message is about, whatever the kind of work. The numbers are stored.</summary>
public enum NoticeTopic
{
    /// <summary>Anything else that happened.</summary>
    Progress = 0,

    /// <summary>CBP has received what was filed.</summary>
    Receipt = 1,

    /// <summary>CBP asks for something.</summary>
    Request = 2,

    /// <summary>A decision.</summary>
    Decision = 3,

    /// <summary>A day comes near.</summary>
    Deadline = 4,

    /// <summary>Another office or person has it now.</summary>
    Reassignment = 5,

    /// <summary>The filer answered, added or asked for something.</summary>
    FromTheTrade = 6,
}

/// <summary>Who reads a message: wording differs by side, and for the person who has the item.</summary>
/// <param name="IsStaff">True for people of CBP; the others see nothing internal.</param>
/// <param name="HasItem">True for the person to whom the item is assigned after the event.</param>
public readonly record struct NoticeReader(bool IsStaff, bool HasItem = false);

/// <summary>A message about an event.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Subject">One line, with kind and number; it stands in e-mail too.</param>
/// <param name="Sentence">What happened. It stands in e-mail too, so it names no party, importer number or amount.</param>
/// <param name="Details">More, for the portal alone, a paragraph each; null for nothing.</param>
public sealed record WorkNotice(NoticeTopic Topic, string Subject, string Sentence, string? Details = null);

/// <summary>A kind's own words for an event; null leaves them to <see cref="WorkNotices"/>.</summary>
/// <param name="item">The item as it was after the event.</param>
/// <param name="e">The event.</param>
/// <param name="reader">Who reads it.</param>
/// <param name="law">The law, for clocks that the message tells of.</param>
public delegate WorkNotice? NoticeWording(WorkItem item, WorkEvent e, NoticeReader reader, Law law);
