using System.Linq.Expressions;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace CeePortal.Data.Writing;

/// <summary>The INSERT of an entity for SQLite: its text from EF Core's model, and a compiled function that binds a row to
/// a prepared statement by position, without boxing and without a look-up by name.</summary>
sealed class RowInsert<T>
    where T : class
{
    public RowInsert(IModel model, ISqlGenerationHelper sql)
    {
        var type = model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not in the model.");
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        var properties = type.GetProperties().ToList();
        var text = new StringBuilder("INSERT INTO ").Append(sql.DelimitIdentifier(table.Name)).Append(" (")
            .AppendJoin(", ", properties.Select(p => sql.DelimitIdentifier(p.GetColumnName(table)!))).Append(") VALUES (")
            .AppendJoin(", ", Enumerable.Range(1, properties.Count).Select(i => FormattableString.Invariant($"?{i}"))).Append(')');
        Text = text.ToString();

        var statement = Expression.Parameter(typeof(sqlite3_stmt));
        var row = Expression.Parameter(typeof(T));
        List<Expression> binds = [];
        for (var i = 0; i < properties.Count; i++) binds.Add(SqliteBind.Of<T>(properties[i], Expression.Constant(i + 1), statement, row));
        Bind = Expression.Lambda<Action<sqlite3_stmt, T>>(Expression.Block(binds), statement, row).Compile();
    }

    public string Text { get; }
    public Action<sqlite3_stmt, T> Bind { get; }
}
