using System.Collections.Concurrent;
using LinqToDB.Data;
using LinqToDB.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace CeePortal.Data.Writing;

/// <summary>Inserts and changes rows of any table in bulk, inside the transaction of the context.</summary>
static class BulkRows
{
    static readonly ConcurrentDictionary<Type, object> native = new(), updates = new();

    /// <summary>The fastest way of a database.</summary>
    public static BulkMethod MethodFor(PortalDbContext db) => db.Database.IsSqlite() ? BulkMethod.NativeStatements : BulkMethod.BulkCopy;

    public static async Task InsertAsync<T>(PortalDbContext db, BulkMethod method, IReadOnlyList<T> rows, CancellationToken ct)
        where T : class
    {
        if (rows.Count == 0) return;
        switch (method)
        {
            case BulkMethod.BulkCopy:
                await db.BulkCopyAsync(new BulkCopyOptions(), rows, ct);
                break;
            case BulkMethod.PreparedCommands:
                PreparedCommands.Insert(db, rows);
                break;
            default:
                var insert = (RowInsert<T>)native.GetOrAdd(typeof(T), _ => new RowInsert<T>(db.Model, db.GetService<ISqlGenerationHelper>()));
                SliceRows.Run(((SqliteConnection)db.Database.GetDbConnection()).Handle!, insert, rows);
                break;
        }
    }

    /// <summary>Writes what differs between two states of rows. Where nothing differs, nothing is written.</summary>
    /// <returns>False when a row no longer stands as it was read: the transaction must not be committed.</returns>
    public static async Task<bool> UpdateAsync<T>(PortalDbContext db, BulkMethod method, IReadOnlyList<(T Was, T Now)> rows, CancellationToken ct)
        where T : class
    {
        if (rows.Count == 0) return true;
        if (method == BulkMethod.NativeStatements)
        {
            var update = (RowUpdate<T>)updates.GetOrAdd(typeof(T), _ => new RowUpdate<T>(db.Model, db.GetService<ISqlGenerationHelper>()));
            return SliceRows.Run(((SqliteConnection)db.Database.GetDbConnection()).Handle!, update, rows);
        }
        foreach (var (was, now) in rows) db.Attach(now).OriginalValues.SetValues(was);
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
