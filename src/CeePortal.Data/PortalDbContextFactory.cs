using CeePortal.Data.Keys;
using CeePortal.Data.Scoping;
using CeePortal.Data.Writing;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data;

/// <summary>Makes contexts for a scope that is named: jobs and services never get one by accident.</summary>
public sealed class PortalDbContextFactory(DbContextOptions<PortalDbContext> options, KeySource keys, WriteGate gate)
{
    public PortalDbContext Create(PortalScope scope) => new(options, scope, keys, gate);

    /// <summary>A context that sees everything: for jobs and operators' verbs, never for a person's request.</summary>
    public PortalDbContext CreateForSystem() => Create(PortalScope.System);

    public DbContextOptions<PortalDbContext> Options => options;
    public KeySource Keys => keys;
    public WriteGate Gate => gate;
}
