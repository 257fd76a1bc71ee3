using System.Collections.Concurrent;
using LinqToDB.Data;
using LinqToDB.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace CeePortal.Data.Writing;

/// <summary>Inserts rows of any table in bulk, inside the transaction of the context.</summary>
static class BulkRows
{
    static readonly ConcurrentDictionary<Type, object> native = new();

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
}
