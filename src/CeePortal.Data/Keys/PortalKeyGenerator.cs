using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace CeePortal.Data.Keys;

/// <summary>Gives an entity its key from the portal's blocks the moment it is added to a context.</summary>
sealed class PortalKeyGenerator : ValueGenerator<long>
{
    public override bool GeneratesTemporaryValues => false;

    public override long Next(EntityEntry entry) => entry.Context is PortalDbContext { Keys: { } keys }
        ? keys.Next()
        : throw new InvalidOperationException("A key is asked for, but the context was made without a KeySource. Create it by PortalDbContextFactory.");
}
