using CeePortal.Data.Entries;
using LinqToDB.Data;
using LinqToDB.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace CeePortal.Data.Writing;

/// <summary>How rows are inserted in bulk. The figures are in docs/database.md.</summary>
public enum BulkMethod
{
    /// <summary>linq2db: SqlBulkCopy on SQL Server, statements of many rows on SQLite.</summary>
    BulkCopy = 1,

    /// <summary>A prepared ADO.NET command for each table, used again for each row; SQLite only.</summary>
    PreparedCommands = 2,

    /// <summary>A prepared statement for each table, bound by position through SQLite's own interface; SQLite only.</summary>
    NativeStatements = 3,
}

/// <summary>Inserts the rows of a slice into their four tables, inside the transaction of the context.</summary>
public sealed class SliceRows
{
    readonly Inserts inserts;

    SliceRows(Inserts inserts) => this.inserts = inserts;

    static SliceRows? native;

    public static async Task InsertAsync(PortalDbContext db, BulkMethod method, IReadOnlyList<EntrySummary> entries, IReadOnlyList<EntryLine> lines,
        IReadOnlyList<EntryDecision> decisions, IReadOnlyList<EntryFinding> findings, CancellationToken ct = default)
    {
        switch (method)
        {
            case BulkMethod.BulkCopy:
                await CopyAsync(entries);
                await CopyAsync(lines);
                await CopyAsync(decisions);
                await CopyAsync(findings);
                break;
            case BulkMethod.PreparedCommands:
                PreparedCommands.Insert(db, entries);
                PreparedCommands.Insert(db, lines);
                PreparedCommands.Insert(db, decisions);
                PreparedCommands.Insert(db, findings);
                break;
            default:
                var rows = native ??= new SliceRows(new Inserts(db.Model, db.GetService<ISqlGenerationHelper>()));
                var sqlite = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
                Run(sqlite, rows.inserts.Entry, entries);
                Run(sqlite, rows.inserts.Line, lines);
                Run(sqlite, rows.inserts.Decision, decisions);
                Run(sqlite, rows.inserts.Finding, findings);
                break;
        }

        async Task CopyAsync<T>(IReadOnlyList<T> rows)
            where T : class
        {
            if (rows.Count > 0) await db.BulkCopyAsync(new BulkCopyOptions(), rows, ct);
        }
    }

    internal static void Run<T>(sqlite3 sqlite, RowInsert<T> insert, IReadOnlyList<T> rows)
        where T : class
    {
        if (rows.Count == 0) return;
        Require(sqlite, raw.sqlite3_prepare_v2(sqlite, insert.Text, out var statement));
        using (statement)
            foreach (var row in rows)
            {
                insert.Bind(statement, row);
                var code = raw.sqlite3_step(statement);
                if (code != raw.SQLITE_DONE) Require(sqlite, code);
                raw.sqlite3_reset(statement);
            }
    }

    /// <summary>Changes rows, those with the same columns by one statement.</summary>
    /// <returns>False when one no longer stands as it was read.</returns>
    internal static bool Run<T>(sqlite3 sqlite, RowUpdate<T> update, IReadOnlyList<(T Was, T Now)> rows)
        where T : class
    {
        foreach (var alike in rows.GroupBy(r => update.Differences(r.Was, r.Now)))
        {
            if (alike.Key == 0) continue;
            Require(sqlite, raw.sqlite3_prepare_v2(sqlite, update.TextOf(alike.Key), out var statement));
            using (statement)
                foreach (var (was, now) in alike)
                {
                    update.Bind(statement, alike.Key, was, now);
                    var code = raw.sqlite3_step(statement);
                    if (code != raw.SQLITE_DONE) Require(sqlite, code);
                    raw.sqlite3_reset(statement);
                    if (raw.sqlite3_changes(sqlite) != 1) return false;
                }
        }
        return true;
    }

    internal static void Require(sqlite3 sqlite, int code)
    {
        if (code is raw.SQLITE_OK or raw.SQLITE_DONE) return;
        throw new SqliteException(raw.sqlite3_errmsg(sqlite).utf8_to_string(), code, raw.sqlite3_extended_errcode(sqlite));
    }

    sealed class Inserts(IModel model, ISqlGenerationHelper sql)
    {
        public readonly RowInsert<EntrySummary> Entry = new(model, sql);
        public readonly RowInsert<EntryLine> Line = new(model, sql);
        public readonly RowInsert<EntryDecision> Decision = new(model, sql);
        public readonly RowInsert<EntryFinding> Finding = new(model, sql);
    }
}
