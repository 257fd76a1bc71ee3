using CeePortal.Data.Clocks;
using CeePortal.Data.Jobs;
using CeePortal.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Jobs;

public sealed class ClockJobTests
{
    sealed class FallingStep : ClockStep
    {
        public override string Name => "fall over";
        public override Task<int> RunAsync(ClockDay day, CancellationToken stop) => throw new InvalidOperationException("on purpose");
    }

    [Fact]
    public async Task Asking_again_and_again_is_one_job()
    {
        await using var portal = new PortalFactory();
        for (var i = 0; i < 3; i++)
        {
            await using var scope = portal.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ClockChore>().RunAsync(default);
        }
        var job = await EndAsync(portal, JobStatus.Done);
        Assert.Equal((0L, null), (job.SubjectId, job.Error));
    }

    [Fact]
    public async Task What_goes_wrong_stands_on_the_jobs_page()
    {
        await using var portal = new PortalFactory { Replace = services => services.AddSingleton<ClockStep, FallingStep>() };
        await using (var scope = portal.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ClockChore>().RunAsync(default);
        var job = await EndAsync(portal, JobStatus.Waiting); // to be tried again
        Assert.Contains("fall over: on purpose", job.Error, StringComparison.Ordinal);
        using var admin = await portal.SignedInAsync(Data.Accounts.PortalRoles.Administrator);
        var words = (await admin.PageAsync("/admin/jobs")).Words();
        Assert.Contains("Clocks that run out", words, StringComparison.Ordinal);
        Assert.Contains("fall over: on purpose", words, StringComparison.Ordinal);
    }

    static async Task<PortalJob> EndAsync(PortalFactory portal, JobStatus status)
    {
        for (var wait = 0; ; wait++)
        {
            var job = await portal.DataAsync(d => d.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Kind == ClockJob.JobKind));
            if (job is not null && job.Status == status && (status == JobStatus.Done || job.Error is not null)) return job;
            Assert.True(wait < 300, $"The job is {job?.Status}: {job?.Error}");
            await Task.Delay(100);
        }
    }
}
