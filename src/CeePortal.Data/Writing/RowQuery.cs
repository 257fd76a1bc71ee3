using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace CeePortal.Data.Writing;

/// <summary>Finds rows by one of their columns, for writers that compare thousands of rows a second with what is on file: on SQLite by a prepared statement
/// of its own, row by row, as <see cref="RowInsert{T}"/> writes them; elsewhere by a query of EF Core.</summary>
/// <remarks>The filter of scope is lifted: it is for the portal's own contexts, which see everything.</remarks>
sealed class RowQuery<T>
    where T : class
{
    static readonly ConcurrentDictionary<string, RowQuery<T>> known = new(StringComparer.Ordinal);

    readonly string text;
    readonly Func<sqlite3_stmt, T> read;

    RowQuery(IModel model, ISqlGenerationHelper sql, string by, string[] only)
    {
        var type = model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not in the model.");
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        var properties = type.GetProperties().Where(p => only.Length == 0 || only.Contains(p.Name)).ToList();
        text = $"SELECT {string.Join(", ", properties.Select(Column))} FROM {sql.DelimitIdentifier(table.Name)} WHERE {Column(type.GetProperty(by))} = ?1";
        var statement = Expression.Parameter(typeof(sqlite3_stmt));
        read = Expression.Lambda<Func<sqlite3_stmt, T>>(Expression.MemberInit(Expression.New(typeof(T)),
            properties.Select((p, i) => Expression.Bind(p.PropertyInfo!, SqliteBind.Read<T>(p, Expression.Constant(i), statement)))), statement).Compile();

        string Column(IProperty property) => sql.DelimitIdentifier(property.GetColumnName(table)!);
    }

    /// <summary>The rows of some keys.</summary>
    /// <param name="by">The property that the keys are of.</param>
    /// <param name="only">The properties that are read; all when none is named.</param>
    public static Task<List<T>> FindAsync(PortalDbContext db, string by, IEnumerable<long> keys, CancellationToken ct, params string[] only) =>
        FindAsync(db, by, keys, static (statement, key) => SqliteBind.To(statement, 1, key), only, ct);

    /// <inheritdoc cref="FindAsync(PortalDbContext, string, IEnumerable{long}, CancellationToken, string[])"/>
    public static Task<List<T>> FindAsync(PortalDbContext db, string by, IEnumerable<string> keys, CancellationToken ct, params string[] only) =>
        FindAsync(db, by, keys, static (statement, key) => SqliteBind.To(statement, 1, key), only, ct);

    static async Task<List<T>> FindAsync<TKey>(PortalDbContext db, string by, IEnumerable<TKey> keys, Action<sqlite3_stmt, TKey> bind, string[] only, CancellationToken ct)
    {
        if (!db.Database.IsSqlite())
        {
            var wanted = keys.ToList();
            return await db.Set<T>().IgnoreQueryFilters([PortalDbContext.ScopeFilter]).AsNoTracking().Where(e => EF.Parameter(wanted).Contains(EF.Property<TKey>(e, by))).ToListAsync(ct);
        }
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            return known.GetOrAdd($"{by}: {string.Join(' ', only)}", _ => new(db.Model, db.GetService<ISqlGenerationHelper>(), by, only)).Read(((SqliteConnection)db.Database.GetDbConnection()).Handle!, keys, bind);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    List<T> Read<TKey>(sqlite3 sqlite, IEnumerable<TKey> keys, Action<sqlite3_stmt, TKey> bind)
    {
        List<T> rows = [];
        // One view for all keys, and the lock of the file taken once: outside a transaction SQLite would take it for each, and begin with an empty cache.
        var isAlone = raw.sqlite3_get_autocommit(sqlite) != 0;
        if (isAlone) SliceRows.Require(sqlite, raw.sqlite3_exec(sqlite, "BEGIN"));
        try
        {
            SliceRows.Require(sqlite, raw.sqlite3_prepare_v2(sqlite, text, out var statement));
            using (statement)
                foreach (var key in keys)
                {
                    bind(statement, key);
                    int code;
                    while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW) rows.Add(read(statement));
                    SliceRows.Require(sqlite, code);
                    raw.sqlite3_reset(statement);
                }
        }
        finally
        {
            if (isAlone) raw.sqlite3_exec(sqlite, "COMMIT");
        }
        return rows;
    }
}
