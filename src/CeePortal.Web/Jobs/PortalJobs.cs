using CeePortal.Data;
using CeePortal.Data.Files;
using CeePortal.Web.Hosting;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Attachments;
using CeePortal.Web.Services.Messages;
using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.SqlServer;

namespace CeePortal.Web.Jobs;

/// <summary>Sets up the engine: Hangfire runs, schedules and shows; our own rows and leases decide.</summary>
public static class PortalJobs
{
    const string Chores = "chores";
    const string Mail = "mail"; // mail and scans apart: a server that does not answer keeps nothing else waiting

    /// <summary>Registers what does jobs of a kind.</summary>
    public static IServiceCollection AddJobHandler<T>(this IServiceCollection services) where T : class, IJobHandler =>
        services.AddScoped<IJobHandler, T>();

    internal static IServiceCollection AddPortalJobs(this IServiceCollection services, IConfiguration configuration, PortalSettings settings, bool runs)
    {
        services.AddScoped<JobQueue>().AddScoped<JobRunner>().AddScoped<JobSweep>().AddScoped<ClockChore>().AddJobHandler<ClockJob>();
        // Storage and activator are ours rather than Hangfire's static ones: several hosts may live in one test process.
        services.AddSingleton(_ => Storage(settings));
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings());
        if (!runs)
            return services;

        // With SQLite more workers would only queue at the one writer.
        var workers = configuration.GetValue("Jobs:Workers", settings.Database.Provider == DatabaseProvider.Sqlite ? 2 : Environment.ProcessorCount);
        services.AddHangfireServer(server => Configure(server, JobQueue.Name, workers));
        services.AddHangfireServer(server => Configure(server, Chores, 1));
        services.AddHangfireServer(server => Configure(server, Mail, 1));
        services.AddHostedService<Schedule>();
        return services;
    }

    /// <summary>Hangfire's own view of its queue, for administrators.</summary>
    internal static void MapJobsDashboard(this WebApplication app) =>
        app.MapHangfireDashboard("/admin/jobs/hangfire", new DashboardOptions
        {
            Authorization = [], // the endpoint's policy decides
            DashboardTitle = "CeePortal jobs",
            AppPath = "/",
            DisplayStorageConnectionString = false,
        }).RequireAuthorization(PageAccess.PolicyOf("/Admin"));

    static void Configure(BackgroundJobServerOptions server, string queue, int workers)
    {
        server.ServerName = $"{JobNode.Current.Owner}:{queue}";
        server.Queues = [queue];
        server.WorkerCount = workers;
        server.SchedulePollingInterval = TimeSpan.FromSeconds(5);
        server.ShutdownTimeout = TimeSpan.FromSeconds(15); // a handler puts its slice down well within this
    }

    static JobStorage Storage(PortalSettings settings) => settings.Jobs switch
    {
        JobsStorage.SqlServer => new SqlServerStorage(settings.Database.ConnectionString, new SqlServerStorageOptions
        {
            SchemaName = "Hangfire",
            PrepareSchemaIfNecessary = true,
            DisableGlobalLocks = true,
            QueuePollInterval = TimeSpan.FromSeconds(1),
        }),
        JobsStorage.InMemory => new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(6) }),
    };

    /// <summary>The chores: finding lost jobs, at once and every 15 seconds, asking for the clocks every two minutes, and clearing out old files at night.</summary>
    sealed class Schedule(IRecurringJobManager recurring, IBackgroundJobClient engine) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            recurring.AddOrUpdate<JobSweep>("lost jobs", Chores, sweep => sweep.RunAsync(CancellationToken.None), "*/15 * * * * *");
            recurring.AddOrUpdate<ClockChore>("clocks", Chores, chore => chore.RunAsync(CancellationToken.None), "*/2 * * * *");
            recurring.AddOrUpdate<MessageChores>("events to tell", Chores, chores => chores.TellEventsAsync(CancellationToken.None), "*/15 * * * * *");
            // Days come once a day; the hour is for what moved since, and for a server that was down.
            recurring.AddOrUpdate<MessageChores>("days to tell", Chores, chores => chores.TellDaysAsync(CancellationToken.None), "5 * * * *");
            recurring.AddOrUpdate<MessageChores>("digests", Chores, chores => chores.TellDigestsAsync(CancellationToken.None), "*/10 * * * *");
            recurring.RemoveIfExists("days to tell, digests"); // its name until the two were parted
            recurring.AddOrUpdate<MessageChores>("old mails", Chores, chores => chores.ForgetAsync(CancellationToken.None), "40 3 * * *");
            recurring.AddOrUpdate<MailSending>("mail", Mail, mail => mail.RunAsync(CancellationToken.None), "*/15 * * * * *");
            recurring.AddOrUpdate<ScanChore>("scans", Mail, chore => chore.RunAsync(CancellationToken.None), "*/2 * * * *");
            recurring.AddOrUpdate<UploadFileSweep>("old files", Chores, sweep => sweep.RunAsync(CancellationToken.None), "20 3 * * *");
            engine.Enqueue<JobSweep>(Chores, sweep => sweep.RunAsync(CancellationToken.None));
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
