using System.Buffers.Binary;
using System.Globalization;
using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using CeePortal.Data;
using CeePortal.Data.Reference;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CeePortal.Web.Services.Administration.Reference;

/// <summary>A reference table whose rows are <typeparamref name="TRow"/>.</summary>
public class ReferenceTable<TRow> : ReferenceTable
    where TRow : ReferenceRow
{
    const int PageSize = 50;

    IReadOnlyList<ReferenceField<TRow>>? all;
    IValidator<ReferenceInput>? validator;

    /// <summary>The fields of the form in their order, without basis and source, which every table has.</summary>
    public required IReadOnlyList<ReferenceField<TRow>> Fields { get; init; }

    /// <summary>The order of the list, its last part unique. Pages go by it.</summary>
    public required IReadOnlyList<SeekKey<TRow>> Order { get; init; }

    /// <summary>What the row is called.</summary>
    public required Func<TRow, ReferenceNames, string> Name { get; init; }

    /// <summary>What must hold between the fields of a row.</summary>
    public InlineValidator<TRow> Rules { get; init; } = [];

    /// <summary>The rows that stand; a table may keep former ones.</summary>
    public Expression<Func<TRow, bool>>? Standing { get; init; }

    /// <summary>A search of its own, tried before the words; null when the text is not for it.</summary>
    public Func<string, Expression<Func<TRow, bool>>?>? SearchByNumber { get; init; }

    /// <summary>Which snapshot an edit makes old.</summary>
    public string Stamp { get; init; } = ReferenceStamps.Lists;

    public IReadOnlyList<string> Bases { get; init; } = Field.AllBases;

    public sealed override IReadOnlyList<ReferenceField> AllFields => Everything;

    protected IReadOnlyList<ReferenceField<TRow>> Everything => all ??=
    [
        .. Fields,
        Field.Basis<TRow>(r => r.Basis, "Rests on", Bases),
        Field.Area<TRow>(r => r.Source, "Source", "The text that it was taken from, so that somebody else can find it; or how it was inferred."),
    ];

    public sealed override IValidator<ReferenceInput> Validator => validator ??= new InputValidator(this);

    public override async Task<ReferenceCount> CountAsync(PortalDbContext data, CancellationToken cancel)
    {
        var counts = await Rows(data).GroupBy(r => r.Basis).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return new ReferenceCount(counts.Values.Sum(), counts);
    }

    public override async Task<ReferencePage> ListAsync(PortalDbContext data, ReferenceNames names, ReferenceQuery query, CancellationToken cancel)
    {
        var matching = Matching(Rows(data), query);
        var count = await matching.CountAsync(cancel);
        var backwards = query.After is null && query.Before is not null;
        var page = matching;
        if ((query.After ?? query.Before) is { } cursor && Seek.Past(Order, cursor, backwards) is { } past)
            page = page.Where(past);
        var rows = await Seek.Sort(page, Order, backwards).Take(PageSize + 1).ToListAsync(cancel);
        var more = rows.Count > PageSize;
        if (more) rows.RemoveAt(PageSize);
        if (backwards) rows.Reverse();
        var entity = data.Model.FindEntityType(typeof(TRow))!;
        return new ReferencePage(
            [.. rows.Select(r => new ReferenceLine(KeyOf(entity, r), [.. Fields.Where(f => f.InList).Select(f => f.Shown(r, names))], r.Basis, r.Source))],
            count,
            rows.Count > 0 && (backwards ? more : query.After is not null) ? Seek.CursorOf(Order, rows[0]) : null,
            rows.Count > 0 && (backwards || more) ? Seek.CursorOf(Order, rows[^1]) : null);
    }

    public override async Task<ReferenceRecord?> FindAsync(PortalDbContext data, ReferenceNames names, string key, CancellationToken cancel) =>
        await RowAsync(data, key, cancel) is { } row ? RecordOf(data, row, names) : null;

    public override ReferenceRecord Blank()
    {
        var texts = Everything.ToDictionary(f => f.Name, _ => (string?)null);
        return new ReferenceRecord("", $"Add a {Singular}", 0, texts, "");
    }

    public override async Task<ReferenceOutcome> SaveAsync(ReferenceEdit edit, string? key, ReferenceInput input, CancellationToken cancel)
    {
        var data = edit.Data;
        data.ChangeTracker.Clear();
        var row = key is null ? Activator.CreateInstance<TRow>() : await RowAsync(data, key, cancel);
        if (row is null) return new ReferenceOutcome.Overtaken(null);
        if (key is not null && (row.Seq != input.Seq || EndedNote(row) is not null)) return new ReferenceOutcome.Overtaken(RecordOf(data, row, edit.Names));

        var before = key is null ? null : Texts(row);
        foreach (var field in Everything.Where(f => key is null || !f.IsKey))
            if (field.Read(row, input.TextOf(field.Name)) is { } problem)
                return new ReferenceOutcome.Refused([(field.Name, problem)]); // the page validates first; this is for callers that did not
        if (key is null && data.Entry(row).Metadata.FindPrimaryKey()!.Properties is [{ Name: not "Id" }, ..]
            && await RowAsync(data, KeyOf(data.Entry(row).Metadata, row), cancel) is { } twin)
            return new ReferenceOutcome.Refused([(Fields.First(f => f.IsKey).Name, $"There is already {Name(twin, edit.Names)}. Open it to change it.")]);
        if (key is null) data.Add(row);
        else row.Seq++;

        var changes = Changes(before, Texts(row));
        if (changes.Count == 0) return new ReferenceOutcome.Saved(key!, "Nothing was different, so nothing was changed.");

        var change = new RowChange<TRow>(row, key is null ? RowAct.Add : RowAct.Edit, input.Why, [.. changes.Select(c => c.Field)]);
        return await WriteAsync(edit, change, key, changes, cancel);
    }

    public override async Task<ReferenceOutcome> RemoveAsync(ReferenceEdit edit, string key, int seq, string? why, CancellationToken cancel)
    {
        var data = edit.Data;
        data.ChangeTracker.Clear();
        var row = await RowAsync(data, key, cancel);
        if (row is null) return new ReferenceOutcome.Overtaken(null);
        if (row.Seq != seq || EndedNote(row) is not null) return new ReferenceOutcome.Overtaken(RecordOf(data, row, edit.Names));
        if (RemoveWord is null) return new ReferenceOutcome.Refused([(null, "Rows of this table stay, because entries on file refer to them.")]);
        var changes = Changes(Texts(row), null);
        row.Seq++;
        return await WriteAsync(edit, new RowChange<TRow>(row, RowAct.Remove, why, []), key, changes, cancel);
    }

    async Task<ReferenceOutcome> WriteAsync(ReferenceEdit edit, RowChange<TRow> change, string? key, IReadOnlyList<ValueChange> changes, CancellationToken cancel)
    {
        var data = edit.Data;
        try
        {
            await data.WriteAsync(async () =>
            {
                if (await PrepareAsync(edit, change, cancel) is { Count: > 0 } problems) throw new RefusedException(problems);
                if (change.Act == RowAct.Remove && data.Entry(change.Row).State != EntityState.Deleted && change.KeepsRow is false) data.Remove(change.Row);
                var newKey = KeyOf(data.Entry(change.Row).Metadata, change.Row);
                await edit.Events.AppendAsync(Stream, StreamIdOf(newKey), change.Act switch { RowAct.Add => "RowAdded", RowAct.Edit => "RowChanged", RowAct.Remove => "RowRemoved" },
                    changes, change.Told, key is not null && key != newKey ? key : null, cancel);
                await data.SaveChangesAsync(cancel);
                await data.BumpStampAsync(Stamp, cancel);
            }, ct: cancel);
        }
        catch (RefusedException refused)
        {
            data.ChangeTracker.Clear();
            return new ReferenceOutcome.Refused([.. refused.Problems.Select(p => ((string?)null, p))]);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await OvertakenAsync(edit, key, cancel);
        }
        catch (DbUpdateException error) when (PortalDatabase.IsUniqueViolation(error))
        {
            // Somebody added the same row, or published a version, in the same moment.
            if (key is not null) return await OvertakenAsync(edit, key, cancel);
            data.ChangeTracker.Clear();
            return new ReferenceOutcome.Refused([(null, $"Somebody else added the same {Singular}, or published a change, at the same moment. Look at the list, then save again if it is still needed.")]);
        }
        var saved = KeyOf(data.Model.FindEntityType(typeof(TRow))!, change.Row);
        var name = Name(change.Row, edit.Names);
        return new ReferenceOutcome.Saved(saved, change.Act switch
        {
            RowAct.Add => $"Added: {name}.",
            RowAct.Edit => $"Changed: {name}.",
            RowAct.Remove => $"{RemoveWord}: {name}. Its history is kept.",
        } + (change.Note is null ? "" : " " + change.Note));
    }

    async Task<ReferenceOutcome> OvertakenAsync(ReferenceEdit edit, string? key, CancellationToken cancel)
    {
        edit.Data.ChangeTracker.Clear();
        return new ReferenceOutcome.Overtaken(key is null ? null : await FindAsync(edit.Data, edit.Names, key, cancel));
    }

    /// <summary>For tables whose rows hang together: checks them with the change made, and does what it entails.</summary>
    /// <returns>Sentences that refuse it, or none.</returns>
    protected virtual Task<IReadOnlyList<string>> PrepareAsync(ReferenceEdit edit, RowChange<TRow> change, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Why the row can no longer be changed.</summary>
    protected virtual string? EndedNote(TRow row) => null;

    public override long StreamIdOf(string key)
    {
        // Keys that are numbers name the stream themselves; codes by the first bits of their hash.
        if (Order[^1].IsId) return long.Parse(key, CultureInfo.InvariantCulture);
        return BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key))) & long.MaxValue;
    }

    IQueryable<TRow> Rows(PortalDbContext data) => Standing is null ? data.Set<TRow>().AsNoTracking() : data.Set<TRow>().AsNoTracking().Where(Standing);

    IQueryable<TRow> Matching(IQueryable<TRow> rows, ReferenceQuery query)
    {
        if (!string.IsNullOrWhiteSpace(query.Basis)) rows = rows.Where(r => r.Basis == query.Basis);
        if (string.IsNullOrWhiteSpace(query.Search)) return rows;
        var text = query.Search.Trim();
        return rows.Where(SearchByNumber?.Invoke(text) ?? Seek.AnyLike(Everything.Select(f => f.Searched).OfType<Expression<Func<TRow, string?>>>(), text));
    }

    async Task<TRow?> RowAsync(PortalDbContext data, string key, CancellationToken cancel)
    {
        var properties = data.Model.FindEntityType(typeof(TRow))!.FindPrimaryKey()!.Properties;
        var parts = key.Split('~');
        if (parts.Length != properties.Count) return null;
        var values = new object?[parts.Length];
        for (var i = 0; i < parts.Length; i++)
            if (!Seek.TryRead(properties[i].ClrType, parts[i], out values[i]))
                return null;
        return await data.Set<TRow>().FindAsync(values, cancel);
    }

    static string KeyOf(IReadOnlyTypeBase entity, TRow row) =>
        string.Join('~', ((IReadOnlyEntityType)entity).FindPrimaryKey()!.Properties.Select(p => Seek.Write(p.PropertyInfo!.GetValue(row))));

    ReferenceRecord RecordOf(PortalDbContext data, TRow row, ReferenceNames names) =>
        new(KeyOf(data.Entry(row).Metadata, row), Name(row, names), row.Seq, Texts(row)!, row.Basis, EndedNote(row));

    Dictionary<string, string?> Texts(TRow row) => Everything.ToDictionary(f => f.Name, f => (string?)f.Text(row));

    List<ValueChange> Changes(Dictionary<string, string?>? before, Dictionary<string, string?>? after) =>
        [.. Everything.Select(f => new ValueChange(f.Name, Value(before, f.Name), Value(after, f.Name))).Where(c => c.Before != c.After)];

    static string? Value(Dictionary<string, string?>? texts, string name) => texts?[name] is { Length: > 0 } text ? text : null;

    sealed class RefusedException(IReadOnlyList<string> problems) : Exception
    {
        public IReadOnlyList<string> Problems => problems;
    }

    /// <summary>Reads every field in its own words, then asks the table's rules.</summary>
    sealed class InputValidator : AbstractValidator<ReferenceInput>
    {
        public InputValidator(ReferenceTable<TRow> table)
        {
            RuleFor(i => i).Custom((input, context) =>
            {
                var row = Activator.CreateInstance<TRow>();
                var isSound = true;
                foreach (var field in table.Everything)
                {
                    if (field.Read(row, input.TextOf(field.Name)) is not { } problem) continue;
                    context.AddFailure($"Fields[{field.Name}]", problem);
                    isSound = false;
                }
                if (!isSound) return;
                foreach (var failure in table.Rules.Validate(row).Errors)
                    context.AddFailure($"Fields[{failure.PropertyName}]", failure.ErrorMessage);
            });
            if (table.AsksWhy)
                RuleFor(i => i.Why).NotEmpty().WithMessage("Say why, in a sentence: it stands beside the version that decisions record.");
            RuleFor(i => i.Why).MaximumLength(500).WithMessage("Say it in at most 500 characters.");
        }
    }
}

/// <summary>What happens to a row.</summary>
public enum RowAct
{
    Add,
    Edit,
    Remove,
}

/// <summary>A change on its way: the row with its new values, tracked, not saved.</summary>
/// <param name="changed">The names of the fields that differ.</param>
public sealed class RowChange<TRow>(TRow row, RowAct act, string? why, IReadOnlyList<string> changed)
{
    /// <summary>The row; a table that keeps former rows may put another in its place.</summary>
    public TRow Row { get; set; } = row;
    public RowAct Act => act;
    public string? Why => why;
    public IReadOnlyList<string> Changed => changed;

    /// <summary>A removal that only ends the row.</summary>
    public bool KeepsRow { get; set; }

    /// <summary>What the change entailed, a sentence for people and for the event.</summary>
    public string? Note { get; set; }

    /// <summary>Why it was made and what it entailed, for the event.</summary>
    public string? Told => Note is null ? Why
        : string.IsNullOrWhiteSpace(Why) ? Note
        : Why.Trim() is var why && why[^1] is '.' or '!' or '?' ? $"{why} {Note}" : $"{why}. {Note}";
}
