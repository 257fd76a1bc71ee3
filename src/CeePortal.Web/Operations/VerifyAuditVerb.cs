using System.CommandLine;
using CeePortal.Data;
using CeePortal.Data.Work;
using CeePortal.Domain.Work;
using CeePortal.Web.Hosting;

namespace CeePortal.Web.Operations;

/// <summary>Proves the log of events: walks every chain and names its first broken link, rebuilds every item of work from its
/// events and compares it with what lists show, and counts the tabs. Reads only, also while the portal serves.</summary>
sealed class VerifyAuditVerb : Verb
{
    readonly Option<string?> kind = new("--kind") { Description = "One item alone: its kind, such as protest." };
    readonly Option<string?> number = new("--number") { Description = "Its number, such as 2704-26-100001." };

    public VerifyAuditVerb() : base("verify-audit", "Walk the chains of events, name the first broken link of each, and compare every item of work with its events.")
    {
        Add(kind);
        Add(number);
    }

    public override async Task<int> RunAsync(VerbRun run, CancellationToken cancel)
    {
        var (kindCode, numberText) = (run.Get(kind), run.Get(number));
        if (kindCode is null != numberText is null) throw new VerbFailure("Give --kind and --number together for one item, or neither for all.");
        var services = run.Services;
        Preparation.RequireFolders(services);
        await using (var data = services.GetRequiredService<PortalDbContextFactory>().CreateForSystem())
            if (!await data.Database.CanConnectAsync(cancel)) throw new VerbFailure("There is no database to verify. Check ConnectionStrings__Portal; the verb migrate makes one.");
        var audit = services.GetRequiredService<WorkAudit>();
        Give(run.Answer, kindCode is null ? await audit.RunAsync(cancel) : await OneAsync(services, audit, kindCode, numberText!, cancel), out var code);
        return code;
    }

    static async Task<AuditFindings> OneAsync(IServiceProvider services, WorkAudit audit, string kindCode, string numberText, CancellationToken cancel)
    {
        var kinds = services.GetRequiredService<WorkKinds>();
        if (kinds.Find(kindCode) is null) throw new VerbFailure($"There is no kind of work \"{kindCode}\". Use one of {string.Join(", ", kinds.All.Select(k => k.Code))}.");
        if (WorkNumber.Read(numberText, out var of) is { } problem) throw new VerbFailure($"--number \"{numberText}\": {problem}");
        return await audit.RunAsync(kindCode, of, cancel) ?? throw new VerbFailure($"There is no {kindCode} {of} on file.");
    }

    static void Give(Answer answer, AuditFindings found, out int code)
    {
        code = found.IsSound ? ExitCode.Done : ExitCode.Unsound;
        answer.Give(
            new
            {
                sound = found.IsSound,
                chains = found.Chains,
                events = found.Events,
                items = found.Items,
                brokenChains = found.BrokenChains,
                differences = found.Differences,
                broken = found.Broken.Select(b => new { stream = b.StreamType, id = b.StreamId, seq = b.Seq, problem = b.Problem }),
                differing = found.Differing.Select(d => new { kind = d.Kind, id = d.Id, number = d.Number, what = d.What, stored = d.Stored, rebuilt = d.Rebuilt }),
                counts = found.Counts.Select(c => new { office = c.Office, kind = c.Kind, bucket = c.Bucket.ToString(), key = c.Key, stored = c.Stored, counted = c.Counted }),
            },
            text =>
            {
                text.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture,
                    $"{found.Events:N0} events in {found.Chains:N0} chains; {found.Items:N0} items of work were rebuilt from theirs."));
                foreach (var b in found.Broken) text.WriteLine(FormattableString.Invariant($"  {b.StreamType} {b.StreamId}: broken at event {b.Seq}. {b.Problem}"));
                foreach (var d in found.Differing) text.WriteLine($"  {d.Kind} {(d.Number.Length > 0 ? d.Number : FormattableString.Invariant($"{d.Id}"))}: {d.What} is \"{d.Stored}\" on file and \"{d.Rebuilt}\" by its events.");
                foreach (var c in found.Counts)
                    text.WriteLine(FormattableString.Invariant($"  {c.Office} {c.Kind}, {c.Bucket}{(c.Key == 0 ? "" : " " + c.Key.ToString(System.Globalization.CultureInfo.InvariantCulture))}: the tab says {c.Stored}, there are {c.Counted}."));
                text.WriteLine(found.IsSound ? "Sound: no chain is broken, and every item and count is what its events say."
                    : FormattableString.Invariant($"Not sound: {found.BrokenChains} broken chains, {found.Differences} differences, {found.Counts.Count} wrong counts."));
            });
    }
}
