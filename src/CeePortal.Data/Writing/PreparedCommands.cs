using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CeePortal.Data.Writing;

/// <summary>One prepared ADO.NET command for a table, used again for each row: the plain way, kept as the floor that the
/// benchmark measures against.</summary>
static class PreparedCommands
{
    public static void Insert<T>(PortalDbContext db, IReadOnlyList<T> rows)
        where T : class
    {
        if (rows.Count == 0) return;
        var type = db.Model.FindEntityType(typeof(T))!;
        var sql = db.GetService<ISqlGenerationHelper>();
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        var properties = type.GetProperties().ToArray();
        var names = properties.Select((_, i) => FormattableString.Invariant($"@p{i}")).ToArray();
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"INSERT INTO {sql.DelimitIdentifier(table.Name)} ({string.Join(", ", properties.Select(p => sql.DelimitIdentifier(p.GetColumnName(table)!)))}) "
            + $"VALUES ({string.Join(", ", names)})";
        var parameters = new DbParameter[properties.Length];
        for (var i = 0; i < properties.Length; i++)
        {
            parameters[i] = command.CreateParameter();
            parameters[i].ParameterName = names[i];
            command.Parameters.Add(parameters[i]);
        }
        var mappings = properties.Select(p => p.GetRelationalTypeMapping()).ToArray();
        var getters = properties.Select(p => p.GetGetter()).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < getters.Length; i++)
            {
                var value = getters[i].GetClrValue(row);
                if (value is not null && mappings[i].Converter is { } converter) value = converter.ConvertToProvider(value);
                parameters[i].Value = value switch
                {
                    null => DBNull.Value,
                    // As EF Core writes it, so that equality finds it.
                    DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                    _ => value,
                };
            }
            command.ExecuteNonQuery();
        }
    }
}
