using CeePortal.Data.Accounts;
using CeePortal.Data.Clocks;
using CeePortal.Data.Files;
using CeePortal.Data.Jobs;
using CeePortal.Data.Keys;
using CeePortal.Data.Reference;
using CeePortal.Data.Scoping;
using CeePortal.Data.Secrets;
using CeePortal.Data.Trade;
using CeePortal.Data.Writing;
using CeePortal.Domain.Clocks;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CeePortal.Data;

/// <summary>Registers the database and what belongs to it.</summary>
public static class PortalDataServices
{
    /// <summary>The host adds Identity and (per request) resolves <see cref="CurrentScope"/>.</summary>
    public static IServiceCollection AddPortalData(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = DatabaseSettings.From(configuration);
        services.AddSingleton(settings);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<LegalClock>();
        services.Configure<IdentityOptions>(PortalDatabase.UseSchema);
        services.AddSingleton(provider => PortalDatabase.Options(settings, provider));
        services.AddSingleton<DbContextOptions>(provider => provider.GetRequiredService<DbContextOptions<PortalDbContext>>());
        services.AddSingleton(provider => new KeySource(provider.GetRequiredService<DbContextOptions<PortalDbContext>>()));
        services.AddSingleton(provider => new WriteGate(provider.GetRequiredService<TimeProvider>(), isOpen: settings.Provider == DatabaseProvider.SqlServer));
        services.AddSingleton<PortalDbContextFactory>();
        services.AddSingleton(provider => new BulkWriter(provider.GetRequiredService<PortalDbContextFactory>(), provider.GetRequiredService<TimeProvider>(), corrections: provider.GetRequiredService<Corrections.CorrectionWriter>()));
        services.AddSingleton<Corrections.CorrectionWriter>().AddSingleton<Corrections.CorrectionJudges>();
        services.AddSingleton<JobLeases>();
        services.AddSingleton<ReferenceSeeder>();
        services.AddSingleton<RoutingBookSource>();
        services.AddSingleton<ReferenceLists>();
        services.AddSingleton<LawSource>();
        services.AddSingleton<Revenue.RevenueBookSource>();
        services.AddSingleton<ClockStep, Liquidation.CountEntryWindows>().AddSingleton<ClockStep, Liquidation.CountNewEntries>().AddSingleton<ClockStep, Liquidation.CountPassedYears>().AddSingleton<ClockStep, Revenue.ListRevenue>();
        services.AddSingleton<ClockStep, Validations.SelectNewEntries>();
        services.AddSingleton<Corrections.ListCorrections>().AddSingleton<ClockStep>(provider => provider.GetRequiredService<Corrections.ListCorrections>());
        services.AddSingleton<ClockStep, CountAnew>().AddSingleton<ClockStep, NoteRanOut>().AddSingleton<ClockStep, RecordLapses>().AddSingleton<ClockStep, EndHolds>();
        services.AddSingleton<ClockStep, Messages.WindowNotices>();
        services.AddSingleton<ClockRun>();
        services.AddSingleton<LookupKeyRing>();
        services.AddSingleton<ImporterNumberVault>();
        services.AddSingleton<ImporterDirectory>();
        services.AddSingleton(StorageSettings.From(configuration));
        services.AddSingleton<IFileStore, FolderFileStore>();
        services.AddSingleton<UploadFileSweep>();
        services.AddSingleton<ScopeResolver>();
        services.AddSingleton(Domain.Protests.Protest.ProtestKind);
        services.AddSingleton(Domain.Disclosures.PriorDisclosure.DisclosureKind);
        services.AddSingleton(Domain.Validations.Validation.ValidationKind).AddSingleton(Domain.Documents.DocumentRequest.RequestKind).AddSingleton(Domain.Rejections.SummaryRejection.RejectionKind);
        services.AddSingleton(Domain.Corrections.CorrectionReview.CorrectionKind);
        services.AddSingleton(Domain.Claims.PostImportationClaim.ClaimKind).AddSingleton(Domain.ExtensionRequests.ExtensionRequest.ExtensionKind)
            .AddSingleton(Domain.Marking.MarkingNotice.MarkingKind).AddSingleton(Domain.Reconciliations.ReconciliationFollowUp.FollowUpKind);
        services.AddSingleton<Work.WorkKinds>().AddSingleton<Work.WorkStore>().AddSingleton<Work.WorkAudit>();
        services.AddSingleton(Messages.MessageSettings.From(configuration)).AddSingleton<Messages.MessageWriter>().AddSingleton<Messages.NoticeExpansion>().AddSingleton<Messages.DeadlineNotices>().AddSingleton<Messages.AnswerNotices>()
            .AddSingleton<Messages.DailyDigest>().AddSingleton<Messages.Outbox>();
        services.AddScoped<DemoSeeder>();
        services.AddDataProtection().SetApplicationName("CeePortal").PersistKeysToDbContext<PortalDbContext>();
        services.AddScoped<CurrentScope>();
        services.AddScoped(provider => new PortalDbContext(provider.GetRequiredService<DbContextOptions<PortalDbContext>>(),
            provider.GetRequiredService<CurrentScope>(), provider.GetRequiredService<KeySource>(), provider.GetRequiredService<WriteGate>()));
        services.AddScoped<Lists.EntryList>().AddScoped<Lists.DeskList>().AddScoped<Lists.ClosingList>().AddScoped<Lists.ImporterNames>().AddScoped<Lists.WorkList>().AddScoped<Lists.RevenueList>();
        return services;
    }
}
