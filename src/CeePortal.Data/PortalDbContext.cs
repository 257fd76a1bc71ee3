using CeePortal.Data.Accounts;
using CeePortal.Data.Attachments;
using CeePortal.Data.Clocks;
using CeePortal.Data.Corrections;
using CeePortal.Data.Entries;
using CeePortal.Data.Events;
using CeePortal.Data.Jobs;
using CeePortal.Data.Keys;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Messages;
using CeePortal.Data.Protests;
using CeePortal.Data.Reference;
using CeePortal.Data.Revenue;
using CeePortal.Data.Scoping;
using CeePortal.Data.Secrets;
using CeePortal.Data.Trade;
using CeePortal.Data.Uploads;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Work;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Data;

/// <summary>The portal's database, seen through a scope: rows of other parties are not there. Not pooled, since the scope
/// belongs to the request. Created by <see cref="PortalDbContextFactory"/>, or injected with the request's scope.</summary>
public sealed class PortalDbContext : IdentityDbContext<PortalUser, IdentityRole<long>, long>, IDataProtectionKeyContext
{
    /// <summary>The name of the filter that keeps parties apart, for the few places that must lift it.</summary>
    public const string ScopeFilter = "scope";

    /// <summary>The name of the filter that keeps from the trade what is CBP's own.</summary>
    public const string StaffFilter = "staff";

    readonly CurrentScope scope;
    readonly KeySource? keys;
    readonly WriteGate? gate;

    public PortalDbContext(DbContextOptions<PortalDbContext> options, CurrentScope scope, KeySource? keys = null, WriteGate? gate = null)
        : base(options)
    {
        (this.scope, this.keys, this.gate) = (scope, keys, gate);
        ChangeTracker.Tracking += GiveKey;
    }

    public PortalDbContext(DbContextOptions<PortalDbContext> options, PortalScope scope, KeySource? keys = null, WriteGate? gate = null)
        : this(options, new CurrentScope(scope), keys, gate) { }

    public PortalScope Scope => scope.Value;
    public KeySource? Keys => keys;

    /// <summary>The time of the host, for what is written where nobody says when.</summary>
    internal TimeProvider Time => this.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?.GetService<TimeProvider>() ?? TimeProvider.System;

    // What the filters read: EF Core makes parameters of them, anew for each query. A dash is no code and -1 no key, so
    // that they match no row.
    bool SeesAll => Scope.SeesAll;
    List<long> ScopeImporters => Scope.ImporterList;
    List<string> ScopeFilers => Scope.FilerList;
    string ScopeCenter => Scope.Center ?? "-";
    string ScopePort => Scope.Port ?? "-";
    // Messages are one person's: whoever sees all rows of the trade still sees no other person's inbox.
    bool IsPortal => Scope.Kind == ScopeKind.System;
    long ScopeUser => Scope.UserId == 0 ? -1 : Scope.UserId;
    bool IsStaff => Scope.Kind is ScopeKind.System or ScopeKind.All or ScopeKind.Center or ScopeKind.Port;
    bool IsBroker => Scope.Kind == ScopeKind.Filers;
    bool IsPort => Scope.Kind == ScopeKind.Port;
    long ScopeOrganization => Scope.OrganizationId == 0 ? -1 : Scope.OrganizationId;

    public DbSet<EntrySummary> Entries => Set<EntrySummary>();
    public DbSet<EntryLine> EntryLines => Set<EntryLine>();
    public DbSet<EntryDecision> EntryDecisions => Set<EntryDecision>();
    public DbSet<EntryLiquidation> EntryLiquidations => Set<EntryLiquidation>();
    public DbSet<EntryLiquidationState> EntryLiquidationStates => Set<EntryLiquidationState>();
    public DbSet<EntryClock> EntryClocks => Set<EntryClock>();
    public DbSet<RevenueDue> RevenueDues => Set<RevenueDue>();
    public DbSet<LiquidationWorksheet> LiquidationWorksheets => Set<LiquidationWorksheet>();
    public DbSet<EntryImage> EntryImages => Set<EntryImage>();
    public DbSet<EntryFinding> EntryFindings => Set<EntryFinding>();
    public DbSet<Upload> Uploads => Set<Upload>();
    public DbSet<UploadTally> UploadTallies => Set<UploadTally>();
    public DbSet<PortalJob> Jobs => Set<PortalJob>();
    public DbSet<Importer> Importers => Set<Importer>();
    public DbSet<ImporterAssignment> ImporterAssignments => Set<ImporterAssignment>();
    public DbSet<ImporterEnrollment> ImporterEnrollments => Set<ImporterEnrollment>();
    public DbSet<ImporterParticipation> ImporterParticipations => Set<ImporterParticipation>();
    public DbSet<Organization> Organizations => Set<Organization>();
    public DbSet<OrganizationImporter> OrganizationImporters => Set<OrganizationImporter>();
    public DbSet<FilerAccount> FilerAccounts => Set<FilerAccount>();
    public DbSet<PowerOfAttorney> PowersOfAttorney => Set<PowerOfAttorney>();
    public DbSet<PortalEvent> Events => Set<PortalEvent>();
    public DbSet<WorkRecord> WorkItems => Set<WorkRecord>();
    public DbSet<WorkDraft> WorkDrafts => Set<WorkDraft>();
    public DbSet<NoticeRecipient> NoticeRecipients => Set<NoticeRecipient>();
    public DbSet<ProtestDetailRow> ProtestDetails => Set<ProtestDetailRow>();
    public DbSet<Disclosures.DisclosureLossRow> DisclosureLosses => Set<Disclosures.DisclosureLossRow>();
    public DbSet<ProtestBatch> ProtestBatches => Set<ProtestBatch>();
    public DbSet<ProtestBatchProblem> ProtestBatchProblems => Set<ProtestBatchProblem>();
    public DbSet<ProtestBatchFiling> ProtestBatchFilings => Set<ProtestBatchFiling>();
    public DbSet<WorkEntry> WorkEntries => Set<WorkEntry>();
    public DbSet<WorkBroker> WorkBrokers => Set<WorkBroker>();
    public DbSet<WorkPort> WorkPorts => Set<WorkPort>();
    public DbSet<WorkLink> WorkLinks => Set<WorkLink>();
    public DbSet<WorkClockRow> WorkClocks => Set<WorkClockRow>();
    public DbSet<WorkTally> WorkTallies => Set<WorkTally>();
    public DbSet<WorkSequence> WorkSequences => Set<WorkSequence>();
    public DbSet<WorkTeam> WorkTeams => Set<WorkTeam>();
    public DbSet<WorkTeamMember> WorkTeamMembers => Set<WorkTeamMember>();
    public DbSet<WorkTeamHeading> WorkTeamHeadings => Set<WorkTeamHeading>();
    public DbSet<WorkWatch> WorkWatches => Set<WorkWatch>();
    public DbSet<SavedWorkFilter> SavedWorkFilters => Set<SavedWorkFilter>();
    public DbSet<CorrectionToList> CorrectionsToList => Set<CorrectionToList>();
    public DbSet<NoticeDue> NoticesDue => Set<NoticeDue>();
    public DbSet<InboxMessage> InboxMessages => Set<InboxMessage>();
    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();
    public DbSet<MessageChoice> MessageChoices => Set<MessageChoice>();
    public DbSet<ClockNotice> ClockNotices => Set<ClockNotice>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<KeyBlock> KeyBlocks => Set<KeyBlock>();
    public DbSet<LookupKey> LookupKeys => Set<LookupKey>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
    public DbSet<RefCenter> RefCenters => Set<RefCenter>();
    public DbSet<RefCenterEvent> RefCenterEvents => Set<RefCenterEvent>();
    public DbSet<RefCoverage> RefCoverage => Set<RefCoverage>();
    public DbSet<RefCoverageVersion> RefCoverageVersions => Set<RefCoverageVersion>();
    public DbSet<RefPolicy> RefPolicies => Set<RefPolicy>();
    public DbSet<RefCenterOpening> RefCenterOpenings => Set<RefCenterOpening>();
    public DbSet<RefPortTakeover> RefPortTakeovers => Set<RefPortTakeover>();
    public DbSet<RefPort> RefPorts => Set<RefPort>();
    public DbSet<RefEntryType> RefEntryTypes => Set<RefEntryType>();
    public DbSet<RefFees> RefFees => Set<RefFees>();
    public DbSet<RefInterest> RefInterest => Set<RefInterest>();
    public DbSet<RefDutyRate> RefDutyRates => Set<RefDutyRate>();
    public DbSet<RefCorrectionReason> RefCorrectionReasons => Set<RefCorrectionReason>();
    public DbSet<RefReviewRule> RefReviewRules => Set<RefReviewRule>();
    public DbSet<RefCorrectableType> RefCorrectableTypes => Set<RefCorrectableType>();
    public DbSet<RefDiscrepancy> RefDiscrepancies => Set<RefDiscrepancy>();
    public DbSet<RefRejectionReason> RefRejectionReasons => Set<RefRejectionReason>();
    public DbSet<RefEntryDocument> RefEntryDocuments => Set<RefEntryDocument>();
    public DbSet<RefReviewLimit> RefReviewLimits => Set<RefReviewLimit>();
    public DbSet<RefSamplingShare> RefSamplingShares => Set<RefSamplingShare>();
    public DbSet<RefSelectionRule> RefSelectionRules => Set<RefSelectionRule>();
    public DbSet<Validations.EntrySelection> EntrySelections => Set<Validations.EntrySelection>();
    public DbSet<RefDenialReason> RefDenialReasons => Set<RefDenialReason>();
    public DbSet<RefClaimProgram> RefClaimPrograms => Set<RefClaimProgram>();
    public DbSet<RefCountry> RefCountries => Set<RefCountry>();
    public DbSet<RefFeeClass> RefFeeClasses => Set<RefFeeClass>();
    public DbSet<RefBondType> RefBondTypes => Set<RefBondType>();
    public DbSet<RefBondDesignation> RefBondDesignations => Set<RefBondDesignation>();
    public DbSet<RefModeOfTransport> RefModesOfTransport => Set<RefModeOfTransport>();
    public DbSet<RefLiquidationType> RefLiquidationTypes => Set<RefLiquidationType>();
    public DbSet<RefLiquidationBasis> RefLiquidationBases => Set<RefLiquidationBasis>();
    public DbSet<RefState> RefStates => Set<RefState>();
    public DbSet<RefSpecialProgram> RefSpecialPrograms => Set<RefSpecialProgram>();
    public DbSet<RefChapter> RefChapters => Set<RefChapter>();
    public DbSet<RefHeading> RefHeadings => Set<RefHeading>();
    public DbSet<Letters.LetterCode> LetterCodes => Set<Letters.LetterCode>();
    public DbSet<Letters.LetterAnswer> LetterAnswers => Set<Letters.LetterAnswer>();
    public DbSet<RefLetter> RefLetters => Set<RefLetter>();
    public DbSet<RefCondition> RefConditions => Set<RefCondition>();
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
    public DbSet<RefClosing> RefClosings => Set<RefClosing>();
    public DbSet<RefClock> RefClocks => Set<RefClock>();
    public DbSet<RefStamp> RefStamps => Set<RefStamp>();

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        base.ConfigureConventions(conventions);
        conventions.Properties<DateTime>().HaveConversion<InstantConverter>();
        conventions.Properties<DateTimeOffset>().HaveConversion<InstantOffsetConverter>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
        Lists.InstantHours.AddTo(model);
        NameIdentityTables(model);
        foreach (var type in model.Model.GetEntityTypes().Where(t => t.ClrType.IsSubclassOf(typeof(ReferenceRow))))
        {
            var row = model.Entity(type.ClrType);
            row.Property<string>(nameof(ReferenceRow.Basis)).Code(20);
            row.Property<string>(nameof(ReferenceRow.Source)).HasMaxLength(1000);
            row.Property<int>(nameof(ReferenceRow.Seq)).IsConcurrencyToken();
        }
        KeepPartiesApart(model);
        TakeKeysFromBlocks(model);
    }

    void KeepPartiesApart(ModelBuilder model)
    {
        model.Entity<EntrySummary>().HasQueryFilter(ScopeFilter, e => SeesAll || ScopeImporters.Contains(e.ImporterId)
            || ScopeFilers.Contains(e.Filer) || e.HandledBy == ScopeCenter || e.PortOfEntry == ScopePort || e.HandledBy == ScopePort);
        model.Entity<EntryLine>().HasQueryFilter(ScopeFilter, e => SeesAll || ScopeImporters.Contains(e.ImporterId)
            || ScopeFilers.Contains(e.Filer) || e.HandledBy == ScopeCenter || e.PortOfEntry == ScopePort || e.HandledBy == ScopePort);
        model.Entity<EntryDecision>().HasQueryFilter(ScopeFilter, e => SeesAll || ScopeImporters.Contains(e.ImporterId)
            || ScopeFilers.Contains(e.Filer) || e.HandledBy == ScopeCenter || e.PortOfEntry == ScopePort || e.HandledBy == ScopePort);
        LikeEntries<EntryLiquidation>(model);
        LikeEntries<EntryLiquidationState>(model);
        LikeEntries<EntryImage>(model);
        LikeEntries<EntryClock>(model);
        // Of a tender, and of what of it goes back, only the party hears, not the brokers that hold its power of attorney: they hear of no disclosure.
        model.Entity<RevenueDue>().HasQueryFilter(ScopeFilter, e => SeesAll || (ScopeImporters.Contains(e.ImporterId) && (e.Source != RevenueSource.Tender || !IsBroker))
            || ScopeFilers.Contains(e.Filer) || e.HandledBy == ScopeCenter || e.PortOfEntry == ScopePort || e.HandledBy == ScopePort);
        // The offices' own paper.
        model.Entity<LiquidationWorksheet>().HasQueryFilter(ScopeFilter, s => SeesAll || s.HandledBy == ScopeCenter || s.PortOfEntry == ScopePort || s.HandledBy == ScopePort);
        // A finding on a refused entry has no importer, port or Center: only the filer and who uploaded it see it.
        model.Entity<EntryFinding>().HasQueryFilter(ScopeFilter, f => SeesAll || f.OrganizationId == ScopeOrganization
            || ScopeFilers.Contains(f.Filer) || (f.ImporterId != null && ScopeImporters.Contains(f.ImporterId.Value))
            || f.HandledBy == ScopeCenter || f.PortOfEntry == ScopePort || f.HandledBy == ScopePort);
        model.Entity<Upload>().HasQueryFilter(ScopeFilter, u => SeesAll || u.OrganizationId == ScopeOrganization
            || (u.Filer != null && ScopeFilers.Contains(u.Filer)));
        // Work of a Center is seen by the port of entry as well, which keeps the revenue; by whoever filed it; and, as far as it
        // concerns them, by the importer and the brokers of its entries. Those of entries behind the leading one are looked up last, and only for a broker;
        // so are the other ports that it concerns, and only for a port.
        model.Entity<WorkBroker>().HasQueryFilter(ScopeFilter, b => SeesAll || ScopeFilers.Contains(b.Filer));
        model.Entity<WorkPort>().HasQueryFilter(ScopeFilter, p => SeesAll || p.Port == ScopePort);
        model.Entity<WorkRecord>().HasQueryFilter(ScopeFilter, w => SeesAll || w.Office == ScopeCenter || w.Office == ScopePort || w.Port == ScopePort
            || (ScopeImporters.Contains(w.ImporterId) && (w.Audience == WorkAudience.All || (w.Audience == WorkAudience.PartyAndFiler && !IsBroker))) || (w.Audience != WorkAudience.Nobody && w.OrganizationId == ScopeOrganization)
            || (w.Audience == WorkAudience.All && (ScopeFilers.Contains(w.Filer) || (IsBroker && WorkBrokers.Any(b => b.WorkId == w.Id && ScopeFilers.Contains(b.Filer)))))
            || (IsPort && WorkPorts.Any(p => p.WorkId == w.Id && p.Port == ScopePort)));
        LikeWork<WorkEntry>(model);
        LikeWork<WorkClockRow>(model);
        model.Entity<WorkClockRow>().HasQueryFilter(StaffFilter, c => !c.ForStaff || IsStaff); // some would tell the trade what CBP thinks
        LikeWork<ProtestDetailRow>(model);
        LikeWork<Letters.LetterAnswer>(model);
        LikeWork<Disclosures.DisclosureLossRow>(model);
        // Why CBP looks at an entry is not for the trade.
        model.Entity<Validations.EntrySelection>().HasQueryFilter(ScopeFilter, s => SeesAll || s.Office == ScopeCenter || s.Office == ScopePort || s.Port == ScopePort);
        // What is not sent yet, or how it was sent, is the filer's alone.
        model.Entity<WorkDraft>().HasQueryFilter(ScopeFilter, d => IsPortal || d.OrganizationId == ScopeOrganization);
        model.Entity<NoticeRecipient>().HasQueryFilter(ScopeFilter, r => SeesAll || r.OrganizationId == ScopeOrganization);
        model.Entity<ProtestBatch>().HasQueryFilter(ScopeFilter, b => SeesAll || b.OrganizationId == ScopeOrganization);
        model.Entity<ProtestBatchProblem>().HasQueryFilter(ScopeFilter, p => SeesAll || p.OrganizationId == ScopeOrganization);
        model.Entity<ProtestBatchFiling>().HasQueryFilter(ScopeFilter, f => SeesAll || f.OrganizationId == ScopeOrganization);
        model.Entity<Attachment>().HasQueryFilter(ScopeFilter, w => w.DraftId != null ? IsPortal || w.OrganizationId == ScopeOrganization
            : (SeesAll || w.Office == ScopeCenter || w.Office == ScopePort || w.Port == ScopePort
                || (ScopeImporters.Contains(w.ImporterId) && (w.Audience == WorkAudience.All || (w.Audience == WorkAudience.PartyAndFiler && !IsBroker))) || (w.Audience != WorkAudience.Nobody && w.OrganizationId == ScopeOrganization)
                || (w.Audience == WorkAudience.All && (ScopeFilers.Contains(w.Filer) || (IsBroker && WorkBrokers.Any(b => b.WorkId == w.WorkId && ScopeFilers.Contains(b.Filer)))))
                || (IsPort && WorkPorts.Any(p => p.WorkId == w.WorkId && p.Port == ScopePort)))
                && (!w.ForStaffOnly || IsStaff));
        model.Entity<InboxMessage>().HasQueryFilter(ScopeFilter, m => IsPortal || m.UserId == ScopeUser);
        model.Entity<MessageChoice>().HasQueryFilter(ScopeFilter, c => IsPortal || c.UserId == ScopeUser);
        // Counts go with their upload; it is looked up by its key only where the organization is another's.
        model.Entity<UploadTally>().HasQueryFilter(ScopeFilter, t => SeesAll || t.OrganizationId == ScopeOrganization
            || Uploads.Any(u => u.Id == t.UploadId && u.Filer != null && ScopeFilers.Contains(u.Filer)));
    }

    void LikeWork<T>(ModelBuilder model) where T : class, IWorkPart =>
        model.Entity<T>().HasQueryFilter(ScopeFilter, w => SeesAll || w.Office == ScopeCenter || w.Office == ScopePort || w.Port == ScopePort
            || (ScopeImporters.Contains(w.ImporterId) && (w.Audience == WorkAudience.All || (w.Audience == WorkAudience.PartyAndFiler && !IsBroker))) || (w.Audience != WorkAudience.Nobody && w.OrganizationId == ScopeOrganization)
            || (w.Audience == WorkAudience.All && (ScopeFilers.Contains(w.Filer) || (IsBroker && WorkBrokers.Any(b => b.WorkId == w.WorkId && ScopeFilers.Contains(b.Filer)))))
            || (IsPort && WorkPorts.Any(p => p.WorkId == w.WorkId && p.Port == ScopePort)));

    void LikeEntries<T>(ModelBuilder model) where T : class, IPartyScoped =>
        model.Entity<T>().HasQueryFilter(ScopeFilter, e => SeesAll || ScopeImporters.Contains(e.ImporterId)
            || ScopeFilers.Contains(e.Filer) || e.HandledBy == ScopeCenter || e.PortOfEntry == ScopePort || e.HandledBy == ScopePort);

    /// <summary>No identity columns: parents and children are bulk-written with keys known beforehand.</summary>
    static void TakeKeysFromBlocks(ModelBuilder model)
    {
        foreach (var type in model.Model.GetEntityTypes())
            if (KeyOf(type) is IMutableProperty id)
                id.ValueGenerated = ValueGenerated.Never;
    }

    static IReadOnlyProperty? KeyOf(IReadOnlyEntityType type) =>
        !type.IsOwned() && type.FindPrimaryKey() is { Properties: [{ Name: "Id" } id] } && id.ClrType == typeof(long) ? id : null;

    // An entity gets its key from the portal's blocks the moment it is added.
    void GiveKey(object? sender, EntityTrackingEventArgs tracking)
    {
        if (tracking is not { FromQuery: false, State: EntityState.Added } || KeyOf(tracking.Entry.Metadata) is not { } id) return;
        var key = tracking.Entry.Property(id.Name);
        if (key.CurrentValue is not 0L) return;
        key.CurrentValue = NextKey();
    }

    /// <summary>The next key, for a row that is written in bulk. What is added to the context gets its key by itself.</summary>
    public long NextKey()
    {
        var source = keys ?? throw new InvalidOperationException("A key is asked for, but the context was made without a KeySource. Create it by PortalDbContextFactory.");
        return Database.CurrentTransaction is null ? source.Next() : source.NextInside();
    }

    void NameIdentityTables(ModelBuilder model)
    {
        model.Entity<IdentityRole<long>>().ToTable("PortalRole");
        model.Entity<IdentityUserRole<long>>().ToTable("PortalUserRole");
        model.Entity<IdentityUserClaim<long>>().ToTable("PortalUserClaim");
        model.Entity<IdentityUserLogin<long>>().ToTable("PortalUserLogin");
        model.Entity<IdentityUserToken<long>>().ToTable("PortalUserToken");
        model.Entity<IdentityRoleClaim<long>>().ToTable("PortalRoleClaim");
        var passkey = model.Entity<IdentityUserPasskey<long>>();
        passkey.ToTable("PortalUserPasskey");
        // A credential id may have 1,024 bytes; a clustered key of SQL Server takes 900.
        if (Database.IsSqlServer()) passkey.HasKey(p => p.CredentialId).IsClustered(false);
        model.Entity<DataProtectionKey>().ToTable("DataProtectionKey");
    }

    // A scope of the system is a job's or a verb's: nobody will click again in a moment.
    GateUser Writer => Scope.Kind == ScopeKind.System ? GateUser.Portal : GateUser.Person;

    /// <summary>A person's write passes the gate, so that a job never makes it wait longer than one slice.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (gate is null || Database.CurrentTransaction is not null) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        using var hold = await gate.EnterAsync(Writer, cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        if (gate is null || Database.CurrentTransaction is not null) return base.SaveChanges(acceptAllChangesOnSuccess);
        using var hold = gate.EnterAsync(Writer).GetAwaiter().GetResult();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <summary>Several changes in one transaction that holds the gate: all or nothing.</summary>
    public async Task WriteAsync(Func<Task> changes, GateUser? user = null, CancellationToken ct = default)
    {
        keys?.EnsureHeadroom();
        using var hold = gate is null ? null : await gate.EnterAsync(user ?? Writer, ct);
        await using var transaction = await Database.BeginTransactionAsync(ct);
        await changes();
        await transaction.CommitAsync(ct);
    }
}
