using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace CeePortal.Data.Writing;

/// <summary>The UPDATE of an entity for SQLite, of those columns alone that differ between two states of a row: an index is
/// written only for columns that a statement names.</summary>
sealed class RowUpdate<T>
    where T : class
{
    readonly List<IProperty> properties;
    readonly Func<T, T, ulong> differences;
    readonly Action<sqlite3_stmt, int, T>[] binds;
    readonly Action<sqlite3_stmt, int, T> bindKey;
    readonly Action<sqlite3_stmt, int, T>? bindToken;
    readonly ConcurrentDictionary<ulong, string> texts = new();
    readonly Func<ulong, string> write;

    public RowUpdate(IModel model, ISqlGenerationHelper sql)
    {
        var type = model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not in the model.");
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        var key = type.FindPrimaryKey()!.Properties.Single();
        var token = type.GetProperties().SingleOrDefault(p => p.IsConcurrencyToken);
        properties = [.. type.GetProperties().Where(p => p != key)];
        if (properties.Count > 64) throw new InvalidOperationException($"{typeof(T).Name} has more columns than a mask of 64 tells apart.");
        differences = Compare();
        binds = [.. properties.Select(Binding)];
        bindKey = Binding(key);
        bindToken = token is null ? null : Binding(token);

        string Column(IProperty property) => sql.DelimitIdentifier(property.GetColumnName(table)!);
        write = changed =>
        {
            var place = 0;
            var text = new StringBuilder("UPDATE ").Append(sql.DelimitIdentifier(table.Name)).Append(" SET ")
                .AppendJoin(", ", properties.Where((_, i) => (changed >> i & 1) == 1).Select(p => FormattableString.Invariant($"{Column(p)} = ?{++place}")))
                .Append(FormattableString.Invariant($" WHERE {Column(key)} = ?{++place}"));
            if (token is not null) text.Append(FormattableString.Invariant($" AND {Column(token)} = ?{++place}"));
            return text.ToString();
        };
    }

    /// <summary>Which columns differ, one bit each.</summary>
    public ulong Differences(T was, T now) => differences(was, now);

    /// <summary>The statement that writes such columns.</summary>
    public string TextOf(ulong changed) => texts.GetOrAdd(changed, write);

    /// <summary>Binds such columns of a row, its key, and the number of the event that it must still stand at.</summary>
    public void Bind(sqlite3_stmt statement, ulong changed, T was, T now)
    {
        var place = 0;
        for (var i = 0; i < binds.Length; i++)
            if ((changed >> i & 1) == 1)
                binds[i](statement, ++place, now);
        bindKey(statement, ++place, was);
        bindToken?.Invoke(statement, ++place, was);
    }

    Func<T, T, ulong> Compare()
    {
        var (was, now) = (Expression.Parameter(typeof(T)), Expression.Parameter(typeof(T)));
        Expression mask = Expression.Constant(0UL);
        for (var i = 0; i < properties.Count; i++)
            mask = Expression.Or(mask, Expression.Condition(
                Expression.NotEqual(Expression.Property(was, properties[i].PropertyInfo!), Expression.Property(now, properties[i].PropertyInfo!)),
                Expression.Constant(1UL << i), Expression.Constant(0UL)));
        return Expression.Lambda<Func<T, T, ulong>>(mask, was, now).Compile();
    }

    static Action<sqlite3_stmt, int, T> Binding(IProperty property)
    {
        var (statement, position, row) = (Expression.Parameter(typeof(sqlite3_stmt)), Expression.Parameter(typeof(int)), Expression.Parameter(typeof(T)));
        return Expression.Lambda<Action<sqlite3_stmt, int, T>>(SqliteBind.Of<T>(property, position, statement, row), statement, position, row).Compile();
    }
}
