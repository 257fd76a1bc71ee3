using System.Globalization;
using System.Net;
using System.Text;
using CeePortal.Data.Accounts;
using CeePortal.Data.Entries;
using CeePortal.Data.Files;
using CeePortal.Data.Jobs;
using CeePortal.Data.Uploads;
using CeePortal.Intake.Ax;
using CeePortal.Intake.Samples;
using CeePortal.TestSupport;
using CeePortal.Web.Jobs;
using CeePortal.Web.Services.Uploads;
using CeePortal.Web.Tests.Pages.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Services.Uploads;

/// <summary>What a filing does to what is on file, one after the other and at once.</summary>
public sealed class UploadRunTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task The_same_entry_under_another_broker_reference_is_refused_with_B35()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, first, _) = Batch.Fresh();
        await portal.UploadAsync(broker, text);
        var again = await portal.UploadAsync(broker, text.WithReference("OTHER"));
        Assert.Equal((UploadStatus.Done, 0, 2), (again.Status, again.Accepted, again.Rejected));
        Assert.All(await portal.FindingsAsync(again.Id), f => Assert.Equal("B35", f.Code));
        Assert.Equal((100, "LAX4101"), ((await portal.EntryAsync(first))!.Version, (await portal.EntryAsync(first))!.BrokerReference));
    }

    [Fact]
    public async Task Action_R_replaces_the_entry_and_keeps_both_decisions()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, first, second) = Batch.Fresh();
        await portal.UploadAsync(broker, text);
        var again = await portal.UploadAsync(broker, text.WithAction('R'));
        Assert.Equal((UploadStatus.Done, 2, 0), (again.Status, again.Accepted, again.Rejected));
        foreach (var number in new[] { first, second })
        {
            var entry = (await portal.EntryAsync(number))!; // one row, or it would throw
            Assert.Equal((200, EntryStatus.Accepted, again.Id), (entry.Version, entry.Status, entry.UploadId));
            var decisions = await portal.DataAsync(data => data.EntryDecisions.AsNoTracking().Where(d => d.EntryId == entry.Id).OrderBy(d => d.Seq).ToListAsync());
            Assert.Equal([1, 2], decisions.Select(d => d.Seq));
            Assert.Equal(decisions[1].Id, entry.DecisionId);
        }
    }

    [Fact]
    public async Task Action_D_withdraws_the_entry_once_and_it_may_be_filed_again()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, first, _) = Batch.Fresh();
        await portal.UploadAsync(broker, text);
        var withdrawal = await portal.UploadAsync(broker, text.Deleted());
        Assert.Equal((UploadStatus.Done, 2, 0), (withdrawal.Status, withdrawal.Accepted, withdrawal.Rejected));
        Assert.Equal(EntryStatus.Withdrawn, (await portal.EntryAsync(first))!.Status);

        var twice = await portal.UploadAsync(broker, text.Deleted().WithReference("AGAIN")); // other bytes, same numbers
        Assert.Equal((0, 2), (twice.Accepted, twice.Rejected));
        Assert.All(await portal.FindingsAsync(twice.Id), f => Assert.Equal("B25", f.Code));

        await portal.UploadAsync(broker, text.WithReference("ANEW"));
        Assert.Equal(EntryStatus.Accepted, (await portal.EntryAsync(first))!.Status);
    }

    [Fact]
    public async Task Two_uploads_of_the_same_entries_at_once_end_with_each_stored_once()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        const int Entries = 3_000;
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        using var batch = new MemoryStream();
        var sample = SampleWriter.Write(batch, new SampleOptions { Entries = Entries, Lines = 2, Seed = 21, FirstSerial = 6_000_000, Today = today });
        Assert.Equal(Entries, sample.Good);
        var text = Encoding.Latin1.GetString(batch.ToArray());
        var one = await broker.StartUploadAsync(text.WithReference("ONE"));
        var two = await broker.StartUploadAsync(text.WithReference("TWO"));

        var ended = new[] { await portal.EndOfAsync(one), await portal.EndOfAsync(two) };
        Assert.All(ended, u => Assert.Equal((UploadStatus.Done, Entries), (u.Status, u.EntriesDone)));
        Assert.Equal((Entries, Entries), (ended.Sum(u => u.Accepted), ended.Sum(u => u.Rejected)));
        var refusals = (await portal.FindingsAsync(one)).Concat(await portal.FindingsAsync(two)).Where(f => f.Code == "B35").ToList();
        Assert.Equal(Entries, refusals.Select(f => f.Entry).Distinct(StringComparer.Ordinal).Count());
        foreach (var upload in ended) Assert.Equal(upload.Accepted, await portal.CountEntriesAsync(upload.Id));
        var stored = await portal.DataAsync(data => data.Entries.AsNoTracking().Where(e => e.UploadId == one || e.UploadId == two)
            .Select(e => new { e.Number, e.Version, e.UploadId, e.BrokerReference }).ToListAsync());
        Assert.Equal(Entries, stored.Select(e => e.Number).Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(stored, e => e.Version != 100 || e.BrokerReference != (e.UploadId == one ? "ONE" : "TWO"));
    }

    [Fact]
    public async Task A_check_of_deletions_accepts_them_and_counts_them_for_no_destination_and_no_port()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, first, _) = Batch.Fresh();
        await portal.UploadAsync(broker, text);
        var check = await portal.UploadAsync(broker, text.Deleted(), mode: "check");
        Assert.Equal((UploadStatus.Done, 2, 0), (check.Status, check.Accepted, check.Rejected));
        Assert.Empty(await portal.DataAsync(data => data.UploadTallies.Where(t => t.UploadId == check.Id).ToListAsync()));
        Assert.Equal(EntryStatus.Accepted, (await portal.EntryAsync(first))!.Status);
    }

    [Fact]
    public async Task The_same_bytes_sent_while_they_are_on_their_way_are_the_same_upload()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        using var batch = new MemoryStream();
        SampleWriter.Write(batch, new SampleOptions { Entries = 3_000, Lines = 2, Seed = 22, FirstSerial = 6_100_000, Today = DateOnly.FromDateTime(DateTime.UtcNow) });
        var text = Encoding.Latin1.GetString(batch.ToArray());
        var one = await broker.StartUploadAsync(text);
        Assert.Equal(one, await broker.StartUploadAsync(text)); // a double click
        Assert.Equal(3_000, (await portal.EndOfAsync(one)).Accepted);
        Assert.Equal(one, await broker.StartUploadAsync(text));
        Assert.Equal(3_000, await portal.DataAsync(data => data.Entries.CountAsync(e => e.UploadId == one && e.Version == 100)));
    }

    [Fact]
    public async Task Entries_of_a_filer_that_is_not_the_senders_are_refused_whatever_the_file_says_of_itself()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, first, _) = Batch.Fresh();
        var mine = await portal.UploadAsync(broker, text);
        var other = await portal.DataAsync(async data =>
        {
            var stranger = data.Organizations.Add(new() { Kind = OrganizationKind.Broker, Name = "Another broker", CreatedAt = DateTime.UtcNow });
            await data.SaveChangesAsync();
            return stranger.Entity.Id;
        });
        // The same file from an organization that may not file as XYZ, behind the look at its envelope.
        foreach (var action in "ARD")
        {
            var id = await EnterAsync(mine, action == 'D' ? text.Deleted() : text.WithAction(action), other);
            var upload = await portal.EndOfAsync(id);
            Assert.Equal((UploadStatus.Done, 0, 2), (upload.Status, upload.Accepted, upload.Rejected));
            Assert.All(await portal.FindingsAsync(id), f => Assert.Equal(("B53", "XYZ"), (f.Code, f.Value)));
        }
        var entry = (await portal.EntryAsync(first))!;
        Assert.Equal((100, EntryStatus.Accepted, mine.Id), (entry.Version, entry.Status, entry.UploadId));
    }

    [Fact]
    public async Task An_upload_that_cannot_be_worked_through_ends_as_failed_and_an_administrator_can_have_it_tried_again()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, _, _) = Batch.Fresh();
        var template = await portal.UploadAsync(broker, Batch.Fresh().Text);
        var id = await EnterAsync(template, text, template.OrganizationId, attempts: JobLeases.MostAttempts - 1, stored: "gone");
        var failed = await portal.EndOfAsync(id);
        Assert.Equal(UploadStatus.Failed, failed.Status);
        Assert.Contains("Send the same file again", failed.StatusText, StringComparison.Ordinal);
        var page = (await broker.PageAsync($"/uploads/{id}")).Words();
        Assert.Contains("We could not work this file through", page, StringComparison.Ordinal);

        // The file is back, and the administrator presses "Try again".
        var files = portal.Services.GetRequiredService<IFileStore>();
        using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(text));
        var key = (await files.PutAsync(bytes, default)).Key;
        await portal.DataAsync(data => data.Uploads.Where(u => u.Id == id).ExecuteUpdateAsync(u => u.SetProperty(r => r.StoredFile, key)));
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var job = await portal.DataAsync(data => data.Jobs.Where(j => j.SubjectId == id).Select(j => j.Id).SingleAsync());
        using var answer = await admin.PostFormAsync("/admin/jobs", new() { ["id"] = job.ToString(CultureInfo.InvariantCulture) }, "Retry");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var done = await portal.EndOfAsync(id);
        Assert.Equal((UploadStatus.Done, 2, null), (done.Status, done.Accepted, done.StatusText));
    }

    /// <summary>Enters an upload as the receiver does, but without looking at the file.</summary>
    async Task<long> EnterAsync(Upload like, string text, long organization, int attempts = 0, string? stored = null)
    {
        var files = portal.Services.GetRequiredService<IFileStore>();
        using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(text));
        var key = stored ?? (await files.PutAsync(bytes, default)).Key;
        await using var scope = portal.Services.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<JobQueue>();
        return await portal.DataAsync(async data =>
        {
            var upload = new Upload
            {
                Id = data.Keys!.Next(),
                OrganizationId = organization,
                UploadedBy = like.UploadedBy,
                Filer = like.Filer,
                FileName = "batch.txt",
                Bytes = bytes.Length,
                StoredFile = key,
                Format = like.Format,
                Status = UploadStatus.Waiting,
                ReceivedAt = DateTime.UtcNow,
                TransactionsExpected = 2,
                Checkpoint = RunCheckpoint.AtStart(new AxBatch("2704", "XYZ", "", DateOnly.FromDateTime(DateTime.UtcNow))).ToJson(),
            };
            data.Uploads.Add(upload);
            var job = await queue.AddAsync(data, UploadRun.JobKind, upload.Id);
            job.Attempt = attempts;
            await data.SaveChangesAsync();
            queue.Start(job);
            return upload.Id;
        });
    }
}
