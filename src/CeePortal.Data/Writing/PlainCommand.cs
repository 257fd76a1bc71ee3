using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CeePortal.Data.Writing;

/// <summary>A command of plain SQL in the transaction of a context, to be run again with other values: for counts and the like that stand in every
/// slice of an upload, where a query of EF Core would cost more than the rows.</summary>
sealed class PlainCommand : IAsyncDisposable
{
    readonly PortalDbContext db;
    readonly DbCommand command;
    bool isOpen;

    /// <param name="db">The context.</param>
    /// <param name="text">SQL that SQLite and SQL Server both read, with a place for each value: @0, @1 and so on.</param>
    public PlainCommand(PortalDbContext db, string text)
    {
        this.db = db;
        command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = text;
    }

    /// <summary>Runs it.</summary>
    /// <param name="values">One for each place; strings and whole numbers.</param>
    /// <returns>How many rows it changed.</returns>
    public async Task<int> ChangeAsync(CancellationToken ct, params object[] values)
    {
        await PrepareAsync(values, ct);
        return await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Runs it and reads one number.</summary>
    /// <param name="values">As above.</param>
    /// <returns>The number; null when there is no row.</returns>
    public async Task<long?> NumberAsync(CancellationToken ct, params object[] values)
    {
        await PrepareAsync(values, ct);
        return await command.ExecuteScalarAsync(ct) is { } found and not DBNull ? Convert.ToInt64(found, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    async Task PrepareAsync(object[] values, CancellationToken ct)
    {
        if (!isOpen)
        {
            await db.Database.OpenConnectionAsync(ct); // in a transaction it is open, and is only counted
            isOpen = true;
        }
        for (var i = 0; i < values.Length; i++)
        {
            if (i == command.Parameters.Count)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = FormattableString.Invariant($"@{i}");
                command.Parameters.Add(parameter);
            }
            command.Parameters[i].Value = values[i];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await command.DisposeAsync();
        if (isOpen) await db.Database.CloseConnectionAsync();
    }
}
