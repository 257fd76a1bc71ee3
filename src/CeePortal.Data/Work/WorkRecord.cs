using CeePortal.Domain.Routing;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Work;

/// <summary>An item of post-release work as lists read it: one row, drawn from the item and its leading entry
/// (<see cref="WorkProjection"/>). The item itself is its events (<see cref="Events.PortalEvent"/>).</summary>
public sealed class WorkRecord : IWorkScoped
{
    public long Id { get; set; }

    /// <summary>The code of its kind; also the stream type of its events.</summary>
    public required string Kind { get; set; }

    /// <summary>Twelve digits without hyphens.</summary>
    public required string Number { get; set; }

    /// <summary>Who works it: three digits for a Center, four for a port.</summary>
    public required string Office { get; set; }

    /// <summary>The port of its leading entry, which is that of its number.</summary>
    public required string Port { get; set; }
    public long ImporterId { get; set; }
    public long OrganizationId { get; set; }

    /// <summary>The broker of the leading entry; a dash when that is not on file.</summary>
    public string Filer { get; set; } = "-";
    public WorkAudience Audience { get; set; }
    public required string State { get; set; }
    public WorkPhase Phase { get; set; }
    public long? AssigneeId { get; set; }
    public long? TeamId { get; set; }
    public DateOnly? HeldUntil { get; set; }
    public ReferredTo? ReferredTo { get; set; }

    /// <summary>True when the trade has to answer first.</summary>
    public bool IsWaitingForTrade { get; set; }
    public DateOnly? AnswerBy { get; set; }

    /// <summary>The number of the item that it waits for; null for none.</summary>
    public string? WaitsFor { get; set; }

    /// <summary>True when a clock that binds CBP has run out. Kept by the clock job as days pass.</summary>
    public bool IsOverdue { get; set; }

    /// <summary>The clock of CBP that runs out first, and the last day in time; null when none runs.</summary>
    public string? NextClock { get; set; }
    public DateOnly? NextDue { get; set; }

    /// <summary>What lists sort by: <see cref="NextDue"/>, or the last of all days where no clock runs, since a null has no
    /// place in a key. Stored, and always drawn from it.</summary>
    public DateOnly DueOrder
    {
        get => NextDue ?? DateOnly.MaxValue;
        private set { }
    }

    /// <summary>Four digits: the heading of the leading entry's line of most value; empty when it is not on file.</summary>
    public string Heading { get; set; } = "";
    public string EntryType { get; set; } = "";

    /// <summary>One of <see cref="WorkSegments"/>, as of the day of filing.</summary>
    public string Segment { get; set; } = WorkSegments.Other;

    /// <summary>The code of what is at issue, by which like items are found.</summary>
    public string Issue { get; set; } = "";

    /// <summary>What is asked, in a few words.</summary>
    public string Asks { get; set; } = "";

    /// <summary>Duty, fees and taxes of its entries as far as they are on file, in cents.</summary>
    public long AmountCents { get; set; }
    public int EntryCount { get; set; }
    public string LeadEntry { get; set; } = "";
    public DateOnly FiledOn { get; set; }

    /// <summary>The legal day on which it was closed; null while it is open.</summary>
    public DateOnly? ClosedOn { get; set; }
    public DateTime ChangedAt { get; set; }

    /// <summary>The number of its last event: the concurrency token.</summary>
    public int Seq { get; set; }

    public WorkNumber WorkNumber => WorkNumber.Parse(Number);
    public Destination Destination => Destination.FromCode(Office);
    public bool IsOpen => Phase is WorkPhase.Open or WorkPhase.Pending;
}

/// <summary>The segments of importers that queues and samples are cut by.</summary>
public static class WorkSegments
{
    public const string TierThree = "T3", TierTwo = "T2", TierOne = "T1", SelfAssessment = "ISA", Participant = "TEST", Other = "";

    /// <summary>Code and words of each, most trusted first.</summary>
    public static readonly IReadOnlyList<(string Code, string Name)> All =
    [
        (SelfAssessment, "Importer Self-Assessment"), (TierThree, "C-TPAT Tier 3"), (TierTwo, "C-TPAT Tier 2"), (TierOne, "C-TPAT Tier 1"),
        (Participant, "Test participant"), (Other, "Other"),
    ];

    public static string NameOf(string code) => All.FirstOrDefault(s => s.Code == code).Name ?? code;

    /// <summary>The segment of an importer on a day.</summary>
    public static string Of(ImporterStanding standing, DateOnly day)
    {
        var spells = standing.Enrollments.Where(e => e.Covers(day)).ToList();
        if (spells.Exists(s => s.IsSelfAssessment)) return SelfAssessment;
        return spells.Select(s => s.Tier).DefaultIfEmpty().Max() switch
        {
            3 => TierThree,
            2 => TierTwo,
            1 => TierOne,
            _ => standing.Participations.Any(p => p.Accepted <= day && (p.Until is null || day <= p.Until)) ? Participant : Other,
        };
    }
}

sealed class WorkRecordConfiguration : IEntityTypeConfiguration<WorkRecord>
{
    public void Configure(EntityTypeBuilder<WorkRecord> item)
    {
        item.ToTable("WorkItem");
        item.Property(w => w.Kind).Code(40);
        item.Property(w => w.Number).Code(12);
        item.Property(w => w.Office).Code(4);
        item.Property(w => w.Port).Code(4);
        item.Property(w => w.Filer).Code(3);
        item.Property(w => w.State).Code(40);
        item.Property(w => w.WaitsFor).Code(12);
        item.HasIndex(w => new { w.Kind, w.WaitsFor }).HasFilter("[WaitsFor] IS NOT NULL");
        item.Property(w => w.NextClock).Code(60);
        item.Property(w => w.Heading).Code(4);
        item.Property(w => w.EntryType).Code(2);
        item.Property(w => w.Segment).Code(4);
        item.Property(w => w.Issue).Code(60);
        item.Property(w => w.Asks).HasMaxLength(300);
        item.Property(w => w.LeadEntry).Code(11);
        item.Property(w => w.Seq).IsConcurrencyToken();
        item.HasOne<Trade.Importer>().WithMany().HasForeignKey(w => w.ImporterId).OnDelete(DeleteBehavior.Restrict);
        item.Property(w => w.DueOrder).UsePropertyAccessMode(PropertyAccessMode.Property);
        item.HasIndex(w => w.HeldUntil).HasFilter(Held); // the clock job ends holds
        item.HasIndex(w => new { w.AnswerBy, w.Id }).HasFilter("[AnswerBy] IS NOT NULL"); // messages ask whose answer is due
        IndexLists(item);
    }

    // Both providers know an index of some of the rows, and take the name in brackets.
    const string Open = "[ClosedOn] IS NULL", Closed = "[ClosedOn] IS NOT NULL", Held = "[HeldUntil] IS NOT NULL";

    /// <summary>An index for each named filter and each order of the queue (docs/database.md). Open items have their own,
    /// so that what was closed over the years costs a queue nothing.</summary>
    static void IndexLists(EntityTypeBuilder<WorkRecord> item)
    {
        // The tabs and filters, each in the order of days left.
        item.HasIndex(w => new { w.Office, w.DueOrder, w.Id, w.AmountCents, w.FiledOn }, "IX_WorkItem_Open").HasFilter(Open); // with what its ranges ask
        item.HasIndex(w => new { w.Office, w.DueOrder, w.Id }, "IX_WorkItem_Held").HasFilter(Held); // what is closed is not held
        item.HasIndex(w => new { w.Office, w.AssigneeId, w.DueOrder, w.Id }).HasFilter(Open);
        item.HasIndex(w => new { w.Office, w.TeamId, w.DueOrder, w.Id }).HasFilter(Open);
        item.HasIndex(w => new { w.Office, w.IsWaitingForTrade, w.DueOrder, w.Id }).HasFilter(Open);
        item.HasIndex(w => new { w.Office, w.IsOverdue, w.DueOrder, w.Id }).HasFilter(Open);
        item.HasIndex(w => new { w.Office, w.Kind, w.DueOrder, w.Id }).HasFilter(Open);
        item.HasIndex(w => new { w.Office, w.State, w.DueOrder, w.Id }).HasFilter(Open);
        item.HasIndex(w => new { w.Office, w.NextClock, w.DueOrder, w.Id }).HasFilter(Open);
        item.HasIndex(w => new { w.Office, w.ImporterId, w.DueOrder, w.Id }).HasFilter(Open);
        item.HasIndex(w => new { w.Office, w.Port, w.DueOrder, w.Id }).HasFilter(Open);
        item.HasIndex(w => new { w.Office, w.EntryType, w.DueOrder, w.Id }).HasFilter(Open);
        item.HasIndex(w => new { w.Office, w.Heading, w.DueOrder, w.Id }).HasFilter(Open);
        item.HasIndex(w => new { w.Office, w.Segment, w.DueOrder, w.Id }).HasFilter(Open);
        item.HasIndex(w => new { w.Port, w.DueOrder, w.Id }).HasFilter(Open);
        item.HasIndex(w => new { w.AssigneeId, w.Id }).HasFilter("[AssigneeId] IS NOT NULL"); // the calendar of a person, whatever the office
        // The other orders; the ranges of amount and age are ranges of two of them.
        item.HasIndex(w => new { w.Office, w.FiledOn, w.Id }).HasFilter(Open);
        item.HasIndex(w => new { w.Office, w.AmountCents, w.Id }).HasFilter(Open);
        item.HasIndex(w => new { w.Office, w.Number, w.Id }).HasFilter(Open);
        item.HasIndex(w => new { w.Office, w.ChangedAt, w.Id }).HasFilter(Open);
        // What is closed: by day, and the earlier decisions on like goods at any office.
        item.HasIndex(w => new { w.Office, w.ClosedOn, w.Id }).HasFilter(Closed);
        item.HasIndex(w => new { w.Heading, w.Issue, w.ClosedOn, w.Id }).HasFilter(Closed);
        item.HasIndex(w => new { w.ImporterId, w.ClosedOn, w.Id, w.Kind, w.State }).HasFilter(Closed); // how an importer's items ended, without reading rows
        // Open or closed: a number, and the lists of the trade.
        item.HasIndex(w => w.Number).IsUnique(); // kinds share no numbers
        item.HasIndex(w => new { w.ImporterId, w.FiledOn, w.Id });
        item.HasIndex(w => new { w.OrganizationId, w.FiledOn, w.Id });
        item.HasIndex(w => new { w.Filer, w.FiledOn, w.Id });
    }
}
