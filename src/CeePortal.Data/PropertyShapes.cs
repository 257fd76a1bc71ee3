using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data;

static class PropertyShapes
{
    /// <summary>A column for a code in ASCII: one byte a character on SQL Server.</summary>
    public static PropertyBuilder<T> Code<T>(this PropertyBuilder<T> property, int length) => property.IsUnicode(false).HasMaxLength(length);
}
