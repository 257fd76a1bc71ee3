using System.Security.Claims;
using CeePortal.Data;
using CeePortal.Data.Work;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Work.Forms;

namespace CeePortal.Web.Services.Work.Acts;

/// <summary>An act on an item that is being made: who, when and under which law, by which visitor, on which row.</summary>
public sealed class ActMaking(Act act, ClaimsPrincipal visitor, WorkRecord row, Paper? paper)
{
    readonly List<Func<PortalDbContext, WorkOnFile, Task>> alongside = [];

    public Act Act => act;
    public ClaimsPrincipal Visitor => visitor;
    public WorkRecord Row => row;

    /// <summary>The paper, when an officer enters what a filer does (<see cref="PaperFact"/>); null for what is sent here.</summary>
    public Paper? Paper => paper;

    /// <summary>Adds what belongs into the transaction of the act: rows of the kind, a refund or bill.</summary>
    public void Also(Func<PortalDbContext, WorkOnFile, Task> write) => alongside.Add(write);

    internal async Task RunAsync(PortalDbContext db, WorkOnFile one)
    {
        foreach (var write in alongside) await write(db, one);
        await db.SaveChangesAsync();
    }
}

/// <summary>The described form of a move: what it asks and how it is made. Shared pages draw it (<c>Pages/Work/Act.cshtml</c>), ask
/// for the paper where an officer enters what a filer does, carry the concurrency token and tell refusals.</summary>
public abstract class ActForm(string move)
{
    /// <summary>The code of the move.</summary>
    public string Move => move;

    /// <summary>What it does and what follows, a sentence or two.</summary>
    public required string Lead { get; init; }

    /// <summary>The words of the button; by default the name of the move.</summary>
    public string? Button { get; init; }

    /// <summary>What is said when it is done.</summary>
    public required string Done { get; init; }

    /// <summary>True for what cannot be undone.</summary>
    public bool IsDanger { get; init; }

    /// <summary>A partial above the fields, such as what is decided on; its model is the item. Null for none.</summary>
    public string? Above { get; init; }

    /// <summary>What it asks, for an item.</summary>
    public abstract Task<IReadOnlyList<FormField>> FieldsAsync(WorkItem item, CancellationToken ct);

    /// <summary>Makes the move from what was typed; refuses by <see cref="WorkRefusedException"/>.</summary>
    public abstract Task MakeAsync(WorkItem item, FormReader form, ActMaking making);

    /// <summary>An act that asks the same of every item.</summary>
    /// <param name="move">The move.</param>
    /// <param name="lead">What it does.</param>
    /// <param name="done">What is said when it is done.</param>
    /// <param name="fields">What it asks.</param>
    /// <param name="make">Makes it: read first, then call <see cref="FormReader.EnsureComplete"/>, then move.</param>
    public static ActForm Of<T>(string move, string lead, string done, IReadOnlyList<FormField> fields, Action<T, FormReader, ActMaking> make) where T : WorkItem =>
        new Described<T>(move, (_, _) => Task.FromResult(fields), (item, form, making) =>
        {
            make(item, form, making);
            return Task.CompletedTask;
        })
        { Lead = lead, Done = done };

    /// <summary>An act whose questions depend on the item, or are looked up.</summary>
    public static ActForm Of<T>(string move, string lead, string done, Func<T, CancellationToken, Task<IReadOnlyList<FormField>>> fields, Func<T, FormReader, ActMaking, Task> make) where T : WorkItem =>
        new Described<T>(move, fields, make) { Lead = lead, Done = done };

    /// <summary>The same act with other words.</summary>
    public ActForm With(string? button = null, bool isDanger = false, string? above = null) => Copy(button ?? Button, isDanger || IsDanger, above ?? Above);

    protected abstract ActForm Copy(string? button, bool isDanger, string? above);

    sealed class Described<T>(string move, Func<T, CancellationToken, Task<IReadOnlyList<FormField>>> fields, Func<T, FormReader, ActMaking, Task> make) : ActForm(move) where T : WorkItem
    {
        public override Task<IReadOnlyList<FormField>> FieldsAsync(WorkItem item, CancellationToken ct) => fields((T)item, ct);

        public override Task MakeAsync(WorkItem item, FormReader form, ActMaking making) => make((T)item, form, making);

        protected override ActForm Copy(string? button, bool isDanger, string? above) =>
            new Described<T>(Move, fields, make) { Lead = Lead, Done = Done, Button = button, IsDanger = isDanger, Above = above };
    }
}

/// <summary>The acts of a kind, in the order in which people are offered them: to decide first, to end it last. One class a kind,
/// registered with <c>AddScoped&lt;KindActs, ...&gt;()</c>.</summary>
public abstract class KindActs(WorkKind kind)
{
    public WorkKind Kind => kind;

    public abstract IReadOnlyList<ActForm> Acts { get; }
}

/// <summary>The described acts of all kinds.</summary>
public sealed class ActForms(IEnumerable<KindActs> kinds)
{
    readonly Dictionary<string, IReadOnlyList<ActForm>> byKind = kinds.ToDictionary(k => k.Kind.Code, k => k.Acts, StringComparer.Ordinal);

    public ActForm? Find(string kind, string move) => byKind.GetValueOrDefault(kind)?.FirstOrDefault(a => a.Move == move);

    /// <summary>Where a move stands among those of its kind; those that are described nowhere come last.</summary>
    public int PlaceOf(string kind, string move)
    {
        var acts = byKind.GetValueOrDefault(kind) ?? [];
        for (var i = 0; i < acts.Count; i++)
            if (acts[i].Move == move) return i;
        return int.MaxValue;
    }
}
