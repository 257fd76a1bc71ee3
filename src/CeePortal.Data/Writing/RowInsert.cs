using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
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
        for (var i = 0; i < properties.Count; i++) binds.Add(BindOf(properties[i], i + 1, statement, row));
        Bind = Expression.Lambda<Action<sqlite3_stmt, T>>(Expression.Block(binds), statement, row).Compile();
    }

    public string Text { get; }
    public Action<sqlite3_stmt, T> Bind { get; }

    static MethodCallExpression BindOf(IProperty property, int position, Expression statement, Expression row)
    {
        // What SqliteBind writes must be what EF Core reads: only the conversions that it knows may stand on a property.
        var converter = property.GetTypeMapping().Converter;
        if (converter is not (null or InstantConverter or BoolToZeroOneConverter<long>) && !converter.GetType().Name.StartsWith("EnumToNumber", StringComparison.Ordinal))
            throw new InvalidOperationException($"{typeof(T).Name}.{property.Name} has a conversion that bulk writing does not know.");
        Expression value = Expression.Property(row, property.PropertyInfo ?? throw new InvalidOperationException($"{property.Name} is no property of {typeof(T).Name}."));
        var clr = Nullable.GetUnderlyingType(value.Type) ?? value.Type;
        if (clr.IsEnum || clr == typeof(int) || clr == typeof(bool))
        {
            var isNullable = clr != value.Type;
            value = clr == typeof(bool) && !isNullable
                ? Expression.Condition(value, Expression.Constant(1L), Expression.Constant(0L))
                : Expression.Convert(value, isNullable ? typeof(long?) : typeof(long));
        }
        var method = typeof(SqliteBind).GetMethod(nameof(SqliteBind.To), BindingFlags.Static | BindingFlags.Public, [typeof(sqlite3_stmt), typeof(int), value.Type])
            ?? throw new InvalidOperationException($"{typeof(T).Name}.{property.Name} has a type that bulk writing does not know: {value.Type.Name}.");
        return Expression.Call(method, statement, Expression.Constant(position), value);
    }
}

/// <summary>Binds values in the form in which EF Core stores them on SQLite.</summary>
static class SqliteBind
{
    public static void To(sqlite3_stmt statement, int position, long value) => raw.sqlite3_bind_int64(statement, position, value);

    public static void To(sqlite3_stmt statement, int position, long? value)
    {
        if (value is { } some) raw.sqlite3_bind_int64(statement, position, some);
        else raw.sqlite3_bind_null(statement, position);
    }

    public static void To(sqlite3_stmt statement, int position, string? value)
    {
        if (value is null)
        {
            raw.sqlite3_bind_null(statement, position);
            return;
        }
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (most <= 1024)
        {
            Span<byte> bytes = stackalloc byte[1024];
            raw.sqlite3_bind_text(statement, position, bytes[..Encoding.UTF8.GetBytes(value, bytes)]);
            return;
        }
        var rented = System.Buffers.ArrayPool<byte>.Shared.Rent(most);
        raw.sqlite3_bind_text(statement, position, rented.AsSpan(0, Encoding.UTF8.GetBytes(value, rented)));
        System.Buffers.ArrayPool<byte>.Shared.Return(rented);
    }

    public static void To(sqlite3_stmt statement, int position, DateOnly value)
    {
        Span<byte> bytes = stackalloc byte[10];
        value.TryFormat(bytes, out _, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        raw.sqlite3_bind_text(statement, position, bytes);
    }

    public static void To(sqlite3_stmt statement, int position, DateOnly? value)
    {
        if (value is { } some) To(statement, position, some);
        else raw.sqlite3_bind_null(statement, position);
    }

    public static void To(sqlite3_stmt statement, int position, DateTime value) =>
        raw.sqlite3_bind_int64(statement, position, InstantConverter.ToMicroseconds(value));

    public static void To(sqlite3_stmt statement, int position, DateTime? value)
    {
        if (value is { } some) To(statement, position, some);
        else raw.sqlite3_bind_null(statement, position);
    }

    public static void To(sqlite3_stmt statement, int position, byte[] value) => raw.sqlite3_bind_blob(statement, position, value);
}
