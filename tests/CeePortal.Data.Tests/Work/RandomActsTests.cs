using System.Collections.Concurrent;
using CeePortal.Data.Events;
using CeePortal.Data.Work;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using static CeePortal.Data.Tests.Work.WorkSamples;

namespace CeePortal.Data.Tests.Work;

/// <summary>Twenty people, fifty items, two thousand acts at once.</summary>
public sealed class RandomActsTests : IDisposable
{
    const int People = 20, Items = 50, ActsEach = 100;

    readonly TestDatabase test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public async Task Chains_verify_rows_are_what_the_events_say_and_counts_are_what_is_there()
    {
        var samples = await Samples.CreateAsync(test);
        var store = Store(test);
        List<long> ids = [];
        await using (var db = test.Open())
            for (var i = 0; i < Items; i++) ids.Add((await store.FileAsync(db, [Prepare(samples, $"Goods {i}")], Law.Declared))[0].Row.Id);

        var (done, events) = (0, 0);
        var made = new ConcurrentDictionary<string, int>();
        await Task.WhenAll(Enumerable.Range(1, People).Select(person => Task.Run(async () =>
        {
            var random = new Random(person);
            var roles = person % 5 == 0 ? WorkRoles.Filer : person % 5 == 1 ? WorkRoles.Supervisor : WorkRoles.Specialist;
            await using var db = test.Open();
            for (var n = 0; n < ActsEach;)
            {
                var one = (await store.FindAsync(db, ids[random.Next(Items)]))!;
                var act = By(roles, person);
                var moves = one.Item.AllowedMoves(act).Where(m => Acts.ContainsKey(m.Code) && (m.Code is not ("decided" or "withdrawn") || random.Next(40) == 0)).ToList();
                if (moves.Count == 0) continue;
                var move = moves[random.Next(moves.Count)];
                try
                {
                    Acts[move.Code]((Protest)one.Item, act, random);
                    var recorded = one.Item.Pending.Count; // who decides what nobody has, takes it as well
                    await store.SaveAsync(db, one, Law.Declared);
                    Interlocked.Add(ref events, recorded);
                    made.AddOrUpdate(move.Code, 1, (_, count) => count + 1);
                    Interlocked.Increment(ref done);
                    n++;
                }
                catch (WorkChangedException)
                {
                    // nothing of it is stored; the person looks again
                }
                catch (WorkRefusedException)
                {
                    // what hangs on the words of the request, such as the person who has it already
                }
            }
        })));
        Assert.Equal(People * ActsEach, done);
        Assert.True(made.Count >= 12, string.Join(", ", made.Keys));

        await using var all = test.Open();
        Assert.Empty(await EventLog.VerifyAsync(all));
        var rows = await all.WorkItems.AsNoTracking().ToListAsync();
        Assert.Equal(Items + events, await all.Events.CountAsync(e => e.StreamType == "protest"));
        var counted = new Dictionary<(WorkBucket, long), int>();
        foreach (var row in rows)
        {
            var rebuilt = (await store.FindAsync(all, row.Id))!;
            var drawn = new WorkRecord { Id = row.Id, Kind = "", Number = "", Office = "", Port = "", State = "", ImporterId = row.ImporterId, OrganizationId = row.OrganizationId, Filer = row.Filer };
            WorkProjection.Draw(rebuilt.Item, drawn);
            WorkProjection.Draw(WorkProjection.Clocks(rebuilt.Item, drawn, Law.Declared), drawn, Today);
            Assert.Equal(Told(drawn), Told(row));
            Assert.Equal(rebuilt.Events.Count, row.Seq);
            foreach (var bucket in WorkTallies.BucketsOf(row)) counted[bucket] = counted.GetValueOrDefault(bucket) + 1;
        }
        var kept = await all.WorkTallies.AsNoTracking().Where(t => t.Count != 0).ToDictionaryAsync(t => (t.Bucket, t.Key), t => t.Count);
        Assert.Equal(counted.OrderBy(c => c.Key), kept.OrderBy(c => c.Key));
    }

    static readonly Dictionary<string, Action<Protest, Act, Random>> Acts = new()
    {
        ["taken"] = (p, a, _) => p.Take(a),
        ["released"] = (p, a, _) => p.Release(a),
        ["assigned"] = (p, a, r) => p.Assign(1 + r.Next(People), a),
        ["given-to-team"] = (p, a, r) => p.GiveToTeam(r.Next(3) == 0 ? null : 100 + r.Next(3), a),
        ["held"] = (p, a, r) => p.HoldUntil(Today.AddDays(1 + r.Next(9)), "Waits for a sample.", a),
        ["resumed"] = (p, a, _) => p.Resume(a),
        ["referred"] = (p, a, r) => p.Refer((ReferredTo)(1 + r.Next(4)), "What is it?", a),
        ["referral-answered"] = (p, a, _) => p.AnswerReferral("A machine.", a),
        ["information-requested"] = (p, a, r) => p.RequestInformation("Which?", Today.AddDays(5 + r.Next(9)), a),
        ["information-answered"] = (p, a, _) => p.AnswerInformation("This.", a),
        ["noted"] = (p, a, _) => p.Note("Seen.", a),
        ["argument-added"] = (p, a, _) => p.AddArgument("They compute.", null, a),
        ["acceleration-requested"] = (p, a, _) => p.RequestAcceleration(Today, a),
        ["acceleration-withdrawn"] = (p, a, _) => p.WithdrawAcceleration(a),
        ["decided"] = (p, a, r) => p.Decide([.. p.Objections.Where(o => o.IsOpen).Select(o => r.Next(2) == 0 ? Ruling.Allow(o.Number) : Ruling.Deny(o.Number, Because))], Today, a),
        ["withdrawn"] = (p, a, _) => p.Withdraw("Settled.", a),
    };

    static string Told(WorkRecord w) => $"{w.Number} {w.State} {w.Phase} {w.Office} {w.AssigneeId} {w.TeamId} {w.HeldUntil} {w.ReferredTo} {w.IsWaitingForTrade} {w.AnswerBy} {w.NextClock} {w.NextDue} {w.IsOverdue} {w.Asks} {w.Seq}";
}
