using System.Globalization;
using CeePortal.Data.Accounts;
using CeePortal.Data.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Pages.Admin.Jobs;

public sealed class IndexTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task A_failed_job_is_seen_with_its_error_and_tried_again()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var id = await JobAsync(JobStatus.Failed, error: "The disk was full.");
        var page = await admin.PageAsync("/admin/jobs?status=Failed");
        Assert.Contains("The disk was full.", page.Words(), StringComparison.Ordinal);
        using var answer = await PostAsync(admin, "Retry", id);
        Assert.Equal(302, (int)answer.StatusCode);
        Assert.Equal(1, await portal.DataAsync(d => d.Events.CountAsync(e => e.StreamType == "job" && e.StreamId == id && e.Type == "JobRetried")));
    }

    [Fact]
    public async Task A_waiting_job_is_cancelled_and_a_running_one_is_left_alone()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var waiting = await JobAsync(JobStatus.Waiting);
        var running = await JobAsync(JobStatus.Running);
        using (await PostAsync(admin, "Cancel", waiting))
        {
        }
        using (await PostAsync(admin, "Cancel", running))
        {
        }
        Assert.Contains("was left alone", (await admin.PageAsync("/admin/jobs")).Words(), StringComparison.Ordinal);
        Assert.Equal((JobStatus.Failed, "Cancelled by an administrator."), await portal.DataAsync(async d => await d.Jobs.Where(j => j.Id == waiting).Select(j => ValueTuple.Create(j.Status, j.Error!)).SingleAsync()));
        Assert.Equal(JobStatus.Running, await portal.DataAsync(d => d.Jobs.Where(j => j.Id == running).Select(j => j.Status).SingleAsync()));
    }

    [Fact]
    public async Task The_first_page_says_what_stands_here()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var words = (await admin.PageAsync("/admin")).Words();
        Assert.Contains("version 1", words, StringComparison.Ordinal);
        Assert.Contains("Background jobs", words, StringComparison.Ordinal);
    }

    static async Task<HttpResponseMessage> PostAsync(HttpClient admin, string handler, long id)
    {
        var page = await admin.PageAsync("/admin/users/edit");
        return await admin.PostAsync(new Uri($"/admin/jobs?handler={handler}", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = page.Token(),
            ["id"] = id.ToString(CultureInfo.InvariantCulture),
        }));
    }

    Task<long> JobAsync(JobStatus status, string? error = null) => portal.DataAsync(async d =>
    {
        var at = DateTime.UtcNow;
        var job = new PortalJob
        {
            Kind = "test",
            SubjectId = Random.Shared.NextInt64(1, long.MaxValue),
            Status = status,
            CreatedAt = at,
            NextRunAt = at.AddHours(1),
            Error = error,
            Attempt = 1,
            LeaseOwner = status == JobStatus.Running ? "elsewhere" : null,
            LeaseUntil = status == JobStatus.Running ? at.AddHours(1) : null,
            EndedAt = status == JobStatus.Failed ? at : null,
        };
        d.Add(job);
        await d.SaveChangesAsync();
        return job.Id;
    });
}
