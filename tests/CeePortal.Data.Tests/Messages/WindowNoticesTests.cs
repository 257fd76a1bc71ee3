using CeePortal.Data.Accounts;
using CeePortal.Data.Clocks;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Messages;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests.Messages;

/// <summary>Entries of the importer, filed by the broker XYZ, whose windows close in October 2026.</summary>
public sealed class WindowNoticesTests : MessagesTest
{
    static readonly DateOnly last = new(2026, 10, 15);
    long entryId, importersOwn;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = Test.Open();
        db.Add(new FilerAccount { Filer = "XYZ", OrganizationId = Samples.Broker.Id, Name = "Sample broker" });
        await db.SaveChangesAsync();
        entryId = await db.Entries.Select(e => e.Id).FirstAsync();
        importersOwn = await db.Users.Where(u => u.Id == OfImporter).Select(u => u.OrganizationId!.Value).SingleAsync();
    }

    WindowNotices Windows(PortalDbContextFactory? node = null) => new(node ?? Test.Factory, Writer);

    ClockDay Day() => new(new LegalClock(Test.Time).Today, Test.Time.GetUtcNow().UtcDateTime, Law.Declared);

    void GoTo(int month, int day) => Test.Time.SetUtcNow(new DateTimeOffset(2026, month, day, 15, 0, 0, TimeSpan.Zero));

    EntryClock Clock(DateOnly day, WindowKind kind = WindowKind.Protest, string? code = null, string filer = "XYZ", long? importer = null) => new()
    {
        EntryId = entryId,
        Number = "XYZ00000015",
        Kind = kind,
        Code = code ?? (kind == WindowKind.Protest ? ProtestClocks.FileFor(new DateOnly(2025, 9, 3)).Code : CorrectionClocks.AfterEntrySince2017.Code),
        LastDay = day,
        ImporterId = importer ?? Samples.Importer.Id,
        Filer = filer,
        PortOfEntry = "2704",
        HandledBy = "007",
    };

    async Task CloseAsync(params EntryClock[] clocks)
    {
        await using var db = Test.Open();
        db.AddRange(clocks);
        await db.SaveChangesAsync();
    }

    async Task<List<InboxMessage>> ToldAsync(long person)
    {
        await using var db = Test.Open();
        return await db.InboxMessages.AsNoTracking().Where(m => m.UserId == person).OrderBy(m => m.Id).ToListAsync();
    }

    [Fact]
    public async Task Many_entries_of_a_day_and_kind_are_one_message_for_each_person_of_the_importer_and_the_broker()
    {
        await CloseAsync([.. Enumerable.Range(0, 12).Select(_ => Clock(last)), Clock(last, WindowKind.Correction), Clock(last.AddDays(1))]);
        GoTo(9, 15);
        Assert.Equal(3 * 2, await Windows().RunAsync(Day(), default)); // of the 15th; the 16th is 31 days off
        foreach (var person in new[] { OfImporter, Filing, Colleague })
        {
            var told = await ToldAsync(person);
            Assert.Equal(["1 entry: the correction (PSC) window closes on October 15, 2026, in 30 days", "12 entries: the protest window closes on October 15, 2026, in 30 days"], told.Select(m => m.Subject));
            Assert.All(told, m => Assert.Equal((NoticeTopic.Deadline, InboxMessage.OfWindows), (m.Topic, m.ItemKind)));
            Assert.Equal((WindowKind.Protest, last), ClosingDay.Read(told[1].ItemNumber));
            Assert.Contains("19 U.S.C. 1514", told[1].Details, StringComparison.Ordinal);
        }
        foreach (var person in new[] { Stranger, Specialist, Disabled }) Assert.Empty(await ToldAsync(person));
        await using var db = Test.Open();
        Assert.Equal(6, await db.OutgoingMails.CountAsync());
        Assert.Equal(0, await Windows().RunAsync(Day(), default));
    }

    [Fact]
    public async Task Each_number_of_days_is_told_once_and_after_a_week_down_the_nearest_that_was_missed()
    {
        await CloseAsync(Clock(last), Clock(new DateOnly(2026, 10, 9)));
        GoTo(9, 20);
        Assert.Equal(6, await Windows().RunAsync(Day(), default)); // both are within 30 days
        GoTo(10, 3); // 7 days before the 9th was on the 2nd, while the server was down
        Assert.Equal(3, await Windows().RunAsync(Day(), default));
        GoTo(10, 10); // the 9th has passed, its last word was missed: nobody is told of what is over
        Assert.Equal(3, await Windows().RunAsync(Day(), default));
        GoTo(10, 14);
        Assert.Equal(3, await Windows().RunAsync(Day(), default));
        GoTo(10, 16);
        Assert.Equal(0, await Windows().RunAsync(Day(), default));
        Assert.Equal(["in 19 days", "in 25 days", "in 6 days", "in 5 days", "tomorrow"], (await ToldAsync(OfImporter)).Select(m => m.Subject[(m.Subject.LastIndexOf(", ", StringComparison.Ordinal) + 2)..]));
    }

    [Fact]
    public async Task Everybody_hears_on_the_own_days()
    {
        await ChooseAsync(Colleague, MessageWay.PortalOnly, "60");
        await ChooseAsync(OfImporter, MessageWay.PortalOnly, "");
        await CloseAsync(Clock(last));
        GoTo(9, 1);
        Assert.Equal(1, await Windows().RunAsync(Day(), default));
        Assert.EndsWith("in 44 days", Assert.Single(await ToldAsync(Colleague)).Subject, StringComparison.Ordinal);
        GoTo(10, 15);
        Assert.Equal(1, await Windows().RunAsync(Day(), default));
        Assert.EndsWith("today", Assert.Single(await ToldAsync(Filing)).Subject, StringComparison.Ordinal);
        Assert.Empty(await ToldAsync(OfImporter));
    }

    [Fact]
    public async Task What_only_CBP_plans_or_is_bound_by_is_not_told_and_what_the_law_then_deems_is()
    {
        await CloseAsync(Clock(last, WindowKind.Liquidates, EntryClock.ScheduledCode), Clock(last, WindowKind.Reliquidation, LiquidationClocks.Reliquidate.Code),
            Clock(last, WindowKind.Payment, LiquidationClocks.PayRefund.Code), Clock(last, WindowKind.Payment, LiquidationClocks.PayAfterDeemed.Code), Clock(last, WindowKind.Deemed, LiquidationClocks.Deemed.Code));
        GoTo(9, 15);
        await Windows().RunAsync(Day(), default);
        Assert.StartsWith("1 entry: the time for liquidation runs out", Assert.Single(await ToldAsync(OfImporter)).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Four_nodes_tell_each_person_once_and_a_kill_in_the_middle_loses_nobody()
    {
        await CloseAsync(Clock(last));
        GoTo(9, 15);
        await using (var db = Test.Open()) await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER killed BEFORE INSERT ON OutgoingMail BEGIN SELECT RAISE(ABORT, 'killed'); END");
        var day = Day();
        Assert.Equal(0, await Windows().RunAsync(day, default));
        Assert.Equal(2, day.Troubles.Count); // the importer's people and the broker's
        await using (var db = Test.Open())
        {
            Assert.Empty(await db.InboxMessages.ToListAsync());
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER killed");
        }
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Windows(Node()).RunAsync(Day(), default))));
        foreach (var person in new[] { OfImporter, Filing, Colleague }) Assert.Single(await ToldAsync(person));
    }

    [Fact]
    public async Task One_run_looks_once_in_ten_minutes_and_an_organization_that_is_importer_and_broker_counts_an_entry_once()
    {
        await using (var db = Test.Open())
        {
            db.Add(new OrganizationImporter { OrganizationId = Samples.Broker.Id, ImporterId = Samples.Importer.Id });
            await db.SaveChangesAsync();
        }
        await CloseAsync(Clock(last), Clock(last));
        GoTo(9, 15);
        var windows = Windows();
        await windows.RunAsync(Day(), default);
        Assert.StartsWith("2 entries", Assert.Single(await ToldAsync(Filing)).Subject, StringComparison.Ordinal);
        await CloseAsync(Clock(new DateOnly(2026, 10, 1)));
        Test.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(0, await windows.RunAsync(Day(), default));
        Test.Time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(3, await windows.RunAsync(Day(), default));
    }

    [Fact]
    public async Task A_hundred_thousand_windows_of_one_day_are_one_message_each_without_being_read()
    {
        await using (var db = Test.Open())
        {
            await db.Database.ExecuteSqlAsync($"""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
                INSERT INTO EntryClock (Id, EntryId, Number, Kind, Code, LastDay, ImporterId, Filer, PortOfEntry, HandledBy)
                SELECT 800000000 + i, {entryId}, 'XYZ00000015', 4, {ProtestClocks.FileFor(new DateOnly(2025, 9, 3)).Code}, '2026-10-15', {Samples.Importer.Id}, 'XYZ', '2704', '007' FROM n
                """);
        }
        GoTo(9, 15);
        await using (var db = Test.Open()) // the database counts: what comes over is one row for a day, kind and clock
            Assert.Equal([100_000], (await WindowNotices.OfImporters(db, importersOwn, last.AddDays(-30), last).ToListAsync()).Select(c => c.Count));
        Assert.Equal(3, await Windows().RunAsync(Day(), default));
        Assert.Equal(0, await Windows().RunAsync(Day(), default));
        Assert.StartsWith("100,000 entries: the protest window closes", Assert.Single(await ToldAsync(OfImporter)).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_counts_are_ranges_of_an_index()
    {
        await using var db = Test.Open();
        foreach (var (query, sought) in new[]
        {
            (WindowNotices.OfImporters(db, 1, last, last.AddDays(30)), "IX_EntryClock_ImporterId_LastDay_Id_Kind (ImporterId=? AND LastDay>? AND LastDay<?)"),
            (WindowNotices.OfFilers(db, 1, last, last.AddDays(30), alsoImporter: true), "IX_EntryClock_Filer_LastDay_Id_Kind (Filer=? AND LastDay>? AND LastDay<?)"),
        })
        {
            await db.Database.OpenConnectionAsync();
            using var command = query.CreateDbCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
            List<string> plan = [];
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) plan.Add(reader.GetString(3));
            Assert.True(plan.Exists(step => step.Contains(sought, StringComparison.Ordinal)), string.Join('\n', plan));
        }
    }
}
