using CeePortal.Data;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Work.Forms;

namespace CeePortal.Web.Services.Work.Filing;

/// <summary>Who files, when, and under which law.</summary>
public sealed record FilingContext(WorkFiler Filer, DateTime At, Law Law)
{
    /// <summary>The legal day.</summary>
    public DateOnly Today { get; } = LegalClock.DayOf(new DateTimeOffset(DateTime.SpecifyKind(At, DateTimeKind.Utc)));

    /// <summary>The act of filing.</summary>
    public Act Act => new(Filer.Actor, At, Law);

    /// <summary>True when it is read to be sent, false for a look at it: only what is sent leaves anything behind.</summary>
    public bool IsSending { get; init; }
}

/// <summary>One item that a form becomes.</summary>
/// <param name="Port">The port of entry of its number.</param>
/// <param name="Year">The year of its receipt.</param>
/// <param name="ImporterId">The importer whose entries it is about.</param>
/// <param name="File">Makes the item under its number; may refuse.</param>
public sealed record FilingPart(PortCode Port, int Year, long ImporterId, Func<WorkNumber, Act, WorkItem> File)
{
    /// <summary>What else belongs into the transaction: rows of the kind, a state of the entry. Null for nothing.</summary>
    public Func<PortalDbContext, WorkOnFile, Task>? Also { get; init; }
}

/// <summary>A form that was read. What is wrong stands in the reader.</summary>
public sealed record FilingRead
{
    /// <summary>What would be filed; empty while something is wrong.</summary>
    public IReadOnlyList<FilingPart> Parts { get; init; } = [];

    /// <summary>What the check shows beside the answers: computed days, amounts, the office that gets it.</summary>
    public IReadOnlyList<(string Name, string Value)> Facts { get; init; } = [];

    /// <summary>The model of <see cref="FilingForm.CheckPartial"/>.</summary>
    public object? Preview { get; init; }
}

/// <summary>How a kind is filed, or opened by CBP: its form in steps, how it is read, and what it becomes. Shared pages under
/// <c>Pages/File</c> draw it, keep drafts with documents, check it and send it once. One class a kind, registered with
/// <c>AddScoped&lt;FilingForm, ...&gt;()</c>.</summary>
public abstract class FilingForm(WorkKind kind)
{
    public WorkKind Kind => kind;

    /// <summary>Its name in addresses and drafts: the code of the kind, but for a kind that has several forms. Never changes.</summary>
    public virtual string Code => kind.Code;

    /// <summary>What one is called: "Prior disclosure".</summary>
    public virtual string Name => kind.Name;

    /// <summary>The heading: "File a prior disclosure".</summary>
    public abstract string Title { get; }

    /// <summary>What it is for and by what law, a sentence or two.</summary>
    public abstract string Lead { get; }

    /// <summary>The roles that may file it.</summary>
    public abstract IReadOnlyList<string> Roles { get; }

    /// <summary>True when documents may go with it.</summary>
    public virtual bool TakesDocuments => true;

    /// <summary>What the page of its drafts tells: how it goes, and what comes after. A paragraph each.</summary>
    public virtual IReadOnlyList<string> HowItGoes => [];

    /// <summary>What the receipt says of what comes next; empty for nothing.</summary>
    public virtual string AfterFiling => "";

    /// <summary>A partial of the check; its model is <see cref="FilingRead.Preview"/>. Null for none.</summary>
    public virtual string? CheckPartial => null;

    /// <summary>A partial above a step, such as the link to a template; its model is the draft's answers. Null for none.</summary>
    public virtual string? PartialOf(FormStep step) => null;

    /// <summary>Its steps.</summary>
    /// <param name="context">Who files.</param>
    /// <param name="answers">What is typed so far: a step may depend on another.</param>
    /// <param name="ct">Stops it.</param>
    public abstract Task<IReadOnlyList<FormStep>> StepsAsync(FilingContext context, FormAnswers answers, CancellationToken ct);

    /// <summary>Reads the form, saying all that is wrong with it.</summary>
    public abstract Task<FilingRead> ReadAsync(FilingContext context, FormReader form, CancellationToken ct);

    /// <summary>What people know a draft by.</summary>
    public virtual string TitleOf(FormAnswers answers) => answers["entry"].Trim().Split('\n', 2)[0] is { Length: > 0 } entry ? $"{Name} on {entry}" : $"{Name} without an entry yet";
}

/// <summary>The forms of all kinds.</summary>
public sealed class FilingForms(IEnumerable<FilingForm> forms)
{
    public FilingForm? Find(string code) => forms.FirstOrDefault(f => f.Code == code);
}
