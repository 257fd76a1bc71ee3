using System.Text;
using CeePortal.Data.Accounts;
using CeePortal.Data.Entries;
using CeePortal.Data.Uploads;
using CeePortal.Intake.Samples;
using CeePortal.Web.Tests.Pages.Uploads;
using Microsoft.EntityFrameworkCore;

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
        Assert.Equal((100, "REF0001"), ((await portal.EntryAsync(first))!.Version, (await portal.EntryAsync(first))!.BrokerReference));
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
}
