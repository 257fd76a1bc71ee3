using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace CeePortal.Data.Lists;

/// <summary>Groups instants by hour in SQL of both providers. A legal day is a whole number of hours in UTC, also on the
/// two days when the clocks change, so hours fold into legal days exactly; no database needs to know the time zone.</summary>
public static class InstantHours
{
    const long MicrosecondsPerHour = 3_600_000_000;

    /// <summary>The instant's hour since 1970 in UTC; only in queries.</summary>
    public static long HourOf(DateTime instant) => throw new InvalidOperationException("HourOf is written in queries only.");

    /// <summary>The first instant of an hour.</summary>
    public static DateTime StartOf(long hour) => DateTime.UnixEpoch.AddHours(hour);

    internal static void AddTo(ModelBuilder model) =>
        model.HasDbFunction(typeof(InstantHours).GetMethod(nameof(HourOf))!).HasTranslation(args =>
        {
            // Instants are stored as microseconds: the cast takes the number from under the converter.
            var number = new SqlUnaryExpression(ExpressionType.Convert, args[0], typeof(long), Number);
            // SQL Server would take so large a literal for a decimal, and divide into fractions.
            var hour = new SqlUnaryExpression(ExpressionType.Convert, new SqlConstantExpression(MicrosecondsPerHour, Number), typeof(long), Number);
            return new SqlBinaryExpression(ExpressionType.Divide, number, hour, typeof(long), Number);
        });

    static readonly RelationalTypeMapping Number = new LongTypeMapping("bigint");
}
