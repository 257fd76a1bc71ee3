using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SQLitePCL;

namespace CeePortal.Data.Writing;

/// <summary>Binds values in the form in which EF Core stores them on SQLite, and reads them back.</summary>
static class SqliteBind
{
    /// <summary>The call that binds a property of a row to a place of a statement.</summary>
    public static MethodCallExpression Of<T>(IProperty property, Expression position, Expression statement, Expression row)
    {
        EnsureKnown<T>(property);
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
        return Expression.Call(method, statement, position, value);
    }

    // What is written here must be what EF Core reads: only the conversions that are known here may stand on a property.
    static void EnsureKnown<T>(IProperty property)
    {
        var converter = property.GetTypeMapping().Converter;
        if (converter is not (null or InstantConverter or BoolToZeroOneConverter<long>) && !converter.GetType().Name.StartsWith("EnumToNumber", StringComparison.Ordinal))
            throw new InvalidOperationException($"{typeof(T).Name}.{property.Name} has a conversion that bulk writing does not know.");
    }

    /// <summary>The call that reads a property of a row from a column.</summary>
    public static Expression Read<T>(IProperty property, Expression column, Expression statement)
    {
        EnsureKnown<T>(property);
        var type = property.ClrType;
        var clr = Nullable.GetUnderlyingType(type) ?? type;
        var name = clr == typeof(string) ? nameof(Text) : clr == typeof(DateOnly) ? nameof(Day) : clr == typeof(DateTime) ? nameof(Instant) : clr == typeof(byte[]) ? nameof(Bytes)
            : clr.IsEnum || clr == typeof(int) || clr == typeof(long) || clr == typeof(bool) ? nameof(Number)
            : throw new InvalidOperationException($"{typeof(T).Name}.{property.Name} has a type that bulk writing does not know: {clr.Name}.");
        Expression value = Expression.Call(typeof(SqliteBind), name, null, statement, column);
        if (clr == typeof(string)) return value; // null where nothing stands
        value = clr == typeof(bool) ? Expression.NotEqual(value, Expression.Constant(0L)) : value.Type == clr ? value : Expression.Convert(value, clr);
        if (!property.IsNullable) return value;
        return Expression.Condition(Expression.Call(typeof(SqliteBind), nameof(IsNull), null, statement, column), Expression.Default(type), value.Type == type ? value : Expression.Convert(value, type));
    }

    static bool IsNull(sqlite3_stmt statement, int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    static long Number(sqlite3_stmt statement, int column) => raw.sqlite3_column_int64(statement, column);

    static string? Text(sqlite3_stmt statement, int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    static byte[] Bytes(sqlite3_stmt statement, int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    static DateTime Instant(sqlite3_stmt statement, int column) => InstantConverter.FromMicroseconds(raw.sqlite3_column_int64(statement, column));

    static DateOnly Day(sqlite3_stmt statement, int column)
    {
        var text = raw.sqlite3_column_blob(statement, column);
        return text.Length == 10 ? new(Part(text[..4]), Part(text[5..7]), Part(text[8..])) : throw new InvalidDataException($"\"{Encoding.UTF8.GetString(text)}\" is no day.");

        static int Part(ReadOnlySpan<byte> digits) => int.Parse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
    }

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
        if (most <= 96) // codes and days: a small buffer is cleared sooner
        {
            Span<byte> few = stackalloc byte[96];
            raw.sqlite3_bind_text(statement, position, few[..Encoding.UTF8.GetBytes(value, few)]);
            return;
        }
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
