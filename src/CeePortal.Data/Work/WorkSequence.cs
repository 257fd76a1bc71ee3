using CeePortal.Data.Writing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Work;

/// <summary>The next number of a kind at a port in a year.</summary>
public sealed class WorkSequence
{
    public required string Kind { get; set; }
    public required string Port { get; set; }
    public int Year { get; set; }
    public int Next { get; set; }
}

sealed class WorkSequenceConfiguration : IEntityTypeConfiguration<WorkSequence>
{
    public void Configure(EntityTypeBuilder<WorkSequence> sequence)
    {
        sequence.ToTable("WorkSequence");
        sequence.HasKey(s => new { s.Kind, s.Port, s.Year });
        sequence.Property(s => s.Kind).Code(40);
        sequence.Property(s => s.Port).Code(4);
    }
}

/// <summary>Gives out the numbers of items: one row of counting for each kind, port and year.</summary>
public static class WorkNumbers
{
    /// <summary>The next number. Call it in the transaction of the filing: a filing that fails leaves no gap.</summary>
    /// <exception cref="InvalidOperationException">The sequences of the kind are used up.</exception>
    public static async Task<WorkNumber> NextAsync(PortalDbContext db, WorkKind kind, PortCode port, int year, CancellationToken ct = default) =>
        WorkNumber.Of(port, year, await TakeAsync(db, kind, port, year, 1, ct));

    /// <summary>So many sequences in one run, likewise.</summary>
    /// <returns>The first of them.</returns>
    /// <exception cref="InvalidOperationException">The sequences of the kind are used up.</exception>
    public static async Task<int> TakeAsync(PortalDbContext db, WorkKind kind, PortCode port, int year, int count, CancellationToken ct = default)
    {
        var at = port.ToString();
        await using var take = new PlainCommand(db, "UPDATE WorkSequence SET Next = Next + @0 WHERE Kind = @1 AND Port = @2 AND Year = @3; SELECT Next FROM WorkSequence WHERE Kind = @1 AND Port = @2 AND Year = @3");
        if (await take.NumberAsync(ct, count, kind.Code, at, year) is not { } next)
        {
            // Two nodes that file a port's first of the year together: the second fails on the key and is tried again.
            db.WorkSequences.Add(new WorkSequence { Kind = kind.Code, Port = at, Year = year, Next = kind.Numbers.First + count });
            await db.SaveChangesAsync(ct);
            return kind.Numbers.First;
        }
        if (next - 1 > kind.Numbers.Last) throw new InvalidOperationException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Port {port} has used up its numbers of {year} for a {kind.Name.ToLowerInvariant()}."));
        return (int)next - count;
    }
}
