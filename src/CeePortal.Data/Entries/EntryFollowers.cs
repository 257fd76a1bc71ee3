using System.Runtime.CompilerServices;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Scoping;
using CeePortal.Data.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CeePortal.Data.Entries;

/// <summary>The rows that belong to an entry and say themselves who may see them: they go with it to another importer, filer, port or Center. They are
/// found in the model, every table with the key of an entry and the office that handles it, so that a new one follows by itself. Lines do not: whoever
/// replaces an entry writes them.</summary>
public static class EntryFollowers
{
    // In the order of the command's values, behind the key.
    static readonly string[] parties = [nameof(IPartyScoped.ImporterId), nameof(IPartyScoped.Filer), nameof(IPartyScoped.PortOfEntry), nameof(IPartyScoped.HandledBy)];

    // A model, and the statements for it; an upload asks for them by the slice.
    static readonly ConditionalWeakTable<IModel, string> texts = [];

    /// <summary>Writes the parties of entries, as they are now, to all that belongs to them, in the transaction of the context.</summary>
    /// <param name="db">A context of the portal itself.</param>
    /// <param name="entries">The entries as they are now.</param>
    public static async Task MoveAsync(PortalDbContext db, IEnumerable<EntrySummary> entries, CancellationToken ct = default)
    {
        PlainCommand? command = null;
        try
        {
            // An upload that corrects moves an entry now and then, and a query of EF Core for each table would cost more than all of its lines.
            foreach (var entry in entries)
                await (command ??= new(db, texts.GetValue(db.Model, model => string.Join("; ", Statements(model, db.GetService<ISqlGenerationHelper>())))))
                    .ChangeAsync(ct, entry.Id, entry.ImporterId, entry.Filer, entry.PortOfEntry, entry.HandledBy);
        }
        finally
        {
            if (command is not null) await command.DisposeAsync();
        }
    }

    /// <summary>One UPDATE a table, with places for the key, importer, filer, port and office.</summary>
    public static IEnumerable<string> Statements(IModel model, ISqlGenerationHelper sql)
    {
        foreach (var type in model.GetEntityTypes())
        {
            // A state has the key of its entry for its own.
            var key = type.ClrType == typeof(EntryLiquidationState) ? type.FindProperty(nameof(EntryLiquidationState.Id)) : type.FindProperty(nameof(EntryDecision.EntryId));
            if (key is null || type.FindProperty(nameof(IPartyScoped.HandledBy)) is null || type.ClrType == typeof(EntryLine)) continue;
            var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
            // Of what an organization brought itself the filer is its own, not that of the entry.
            var columns = parties.Where(p => p != nameof(IPartyScoped.Filer) || !typeof(IFilerScoped).IsAssignableFrom(type.ClrType)).Select(p => type.FindProperty(p)).OfType<IProperty>()
                .Select(p => FormattableString.Invariant($"{Column(p)} = @{1 + Array.IndexOf(parties, p.Name)}")).ToList();
            var (set, which) = (string.Join(", ", columns), $"{Column(key)} = @0");
            // Whoever has a docket open must not record on it for whoever had the entry; where nothing changes there is nothing to keep him from.
            if (type.ClrType == typeof(EntryLiquidationState) && type.FindProperty(nameof(EntryLiquidationState.Seq)) is { } seq)
                (set, which) = ($"{set}, {Column(seq)} = {Column(seq)} + 1", $"{which} AND NOT ({string.Join(" AND ", columns)})");
            yield return $"UPDATE {sql.DelimitIdentifier(table.Name, table.Schema)} SET {set} WHERE {which}";

            string Column(IProperty property) => sql.DelimitIdentifier(property.GetColumnName(table)!);
        }
    }
}
