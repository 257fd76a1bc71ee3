using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Administration.Reference;

/// <summary>A part of a list's order.</summary>
public sealed class SeekKey<TRow>
{
    SeekKey(LambdaExpression property) => Property = property;

    public LambdaExpression Property { get; }

    /// <summary>True for the key that the portal gives.</summary>
    public bool IsId => Property.Body is MemberExpression { Member.Name: "Id" };

    public static SeekKey<TRow> By<T>(Expression<Func<TRow, T>> property) => new(property);
}

/// <summary>Pages by key: "the rows after this one", never by counting past those before.</summary>
static class Seek
{
    const char Joint = '~';

    /// <summary>The rows past a cursor in an order; null when the cursor cannot be read.</summary>
    public static Expression<Func<TRow, bool>>? Past<TRow>(IReadOnlyList<SeekKey<TRow>> order, string cursor, bool backwards)
    {
        var parts = cursor.Split(Joint);
        if (parts.Length != order.Count) return null;
        var row = Expression.Parameter(typeof(TRow), "r");
        Expression? past = null;
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var property = Inline(order[i].Property, row);
            if (!TryRead(property.Type, parts[i], out var value)) return null;
            // A captured value, so that it becomes a parameter of the query.
            Expression constant = Expression.Convert(Expression.Property(Expression.Constant(new Holder(value)), nameof(Holder.Value)), property.Type);
            var beyond = Beyond(property, constant, backwards);
            past = past is null ? beyond : Expression.OrElse(beyond, Expression.AndAlso(Expression.Equal(property, constant), past));
        }
        return Expression.Lambda<Func<TRow, bool>>(past!, row);
    }

    public static IQueryable<TRow> Sort<TRow>(IQueryable<TRow> rows, IReadOnlyList<SeekKey<TRow>> order, bool backwards)
    {
        for (var i = 0; i < order.Count; i++)
        {
            var method = (i == 0 ? "OrderBy" : "ThenBy") + (backwards ? "Descending" : "");
            rows = rows.Provider.CreateQuery<TRow>(Expression.Call(typeof(Queryable), method, [typeof(TRow), order[i].Property.Body.Type],
                rows.Expression, Expression.Quote(order[i].Property)));
        }
        return rows;
    }

    public static string CursorOf<TRow>(IReadOnlyList<SeekKey<TRow>> order, TRow row) =>
        string.Join(Joint, order.Select(k => Write(k.Property.Compile().DynamicInvoke(row))));

    /// <summary>True when any of the texts contains the words, in any case.</summary>
    public static Expression<Func<TRow, bool>> AnyLike<TRow>(IEnumerable<Expression<Func<TRow, string?>>> texts, string words)
    {
        var row = Expression.Parameter(typeof(TRow), "r");
        var pattern = Expression.Property(Expression.Constant(new Pattern("%" + Escape(words) + "%")), nameof(Pattern.Value));
        var like = typeof(DbFunctionsExtensions).GetMethod(nameof(DbFunctionsExtensions.Like), [typeof(DbFunctions), typeof(string), typeof(string), typeof(string)])!;
        var any = texts.Select(t => (Expression)Expression.Call(like, Expression.Constant(EF.Functions), Inline(t, row), pattern, Expression.Constant("\\")))
            .Aggregate(Expression.OrElse);
        return Expression.Lambda<Func<TRow, bool>>(any, row);
    }

    public static string Write(object? value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };

    public static bool TryRead(Type type, string text, out object? value)
    {
        value = null;
        if (type == typeof(string)) value = text;
        else if (type == typeof(long) && long.TryParse(text, CultureInfo.InvariantCulture, out var number)) value = number;
        else if (type == typeof(int) && int.TryParse(text, CultureInfo.InvariantCulture, out var small)) value = small;
        else if (type == typeof(DateOnly) && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) value = day;
        else if (type.IsEnum && Enum.TryParse(type, text, out var one)) value = one;
        return value is not null;
    }

    static Expression Beyond(Expression property, Expression constant, bool backwards)
    {
        if (property.Type == typeof(string))
        {
            var compare = Expression.Call(typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!, property, constant);
            return backwards ? Expression.LessThan(compare, Expression.Constant(0)) : Expression.GreaterThan(compare, Expression.Constant(0));
        }
        if (property.Type.IsEnum)
            (property, constant) = (Expression.Convert(property, typeof(int)), Expression.Convert(constant, typeof(int)));
        return backwards ? Expression.LessThan(property, constant) : Expression.GreaterThan(property, constant);
    }

    static Expression Inline(LambdaExpression lambda, ParameterExpression row) => new Swap(lambda.Parameters[0], row).Visit(lambda.Body);

    static string Escape(string words) => words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal);

    sealed record Holder(object? Value);

    sealed record Pattern(string Value);

    sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
