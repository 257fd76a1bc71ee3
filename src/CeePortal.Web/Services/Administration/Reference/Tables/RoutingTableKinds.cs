using System.Globalization;
using CeePortal.Data;
using CeePortal.Data.Reference;
using CeePortal.Domain.Routing;
using CeePortal.Web.Services.Administration.Coverage;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Administration.Reference.Tables;

/// <summary>Coverage rows are never lost: a changed row leaves its former self to the versions that had it.</summary>
sealed class CoverageTable : ReferenceTable<RefCoverage>
{
    protected override async Task<IReadOnlyList<string>> PrepareAsync(ReferenceEdit edit, RowChange<RefCoverage> change, CancellationToken cancel)
    {
        var data = edit.Data;
        var standing = await data.RefCoverage.Where(c => c.UntilVersion == null).ToListAsync(cancel); // tracked: the changed row comes with its new values
        if (change.Act == RowAct.Add) standing.Add(change.Row);
        if (change.Act == RowAct.Remove) standing.Remove(change.Row);
        if (RoutingBook.Check(coverage: standing.Select(RoutingBookSource.ToDomain)) is { Count: > 0 } problems) return problems;

        var version = await CoverageVersions.PublishAsync(edit, change.Why ?? "", change.Row.Basis, change.Row.Source, cancel);
        if (change.Act != RowAct.Add)
        {
            var former = (RefCoverage)data.Entry(change.Row).OriginalValues.ToObject();
            former.Id = 0;
            former.UntilVersion = version;
            if (change.Act == RowAct.Edit) data.Add(former);
        }
        if (change.Act == RowAct.Remove)
        {
            change.Row.UntilVersion = version;
            change.KeepsRow = true;
        }
        else change.Row.SinceVersion = version;
        change.Note = $"Coverage version {version.ToString(CultureInfo.InvariantCulture)} is in force.";
        return [];
    }

    protected override string? EndedNote(RefCoverage row) => row.UntilVersion is { } version
        ? $"This row ended with coverage version {version.ToString(CultureInfo.InvariantCulture)}. It stays on file for the decisions that were made by it."
        : null;
}

/// <summary>A period whose rule changes is a new version.</summary>
sealed class PolicyTable : ReferenceTable<RefPolicy>
{
    protected override async Task<IReadOnlyList<string>> PrepareAsync(ReferenceEdit edit, RowChange<RefPolicy> change, CancellationToken cancel)
    {
        var policies = await edit.Data.RefPolicies.ToListAsync(cancel);
        if (change.Act == RowAct.Add) policies.Add(change.Row);
        if (RoutingBook.Check(policies: policies.Select(RoutingBookSource.ToDomain)) is { Count: > 0 } problems) return problems;

        change.Row.ByUserId = edit.Events.Actor;
        if (change.Act == RowAct.Edit && change.Changed.Any(f => f is nameof(RefPolicy.From) or nameof(RefPolicy.Rule) or nameof(RefPolicy.EntryTypes) or nameof(RefPolicy.EntryTypesFrom)))
        {
            change.Row = PolicyVersions.Renew(edit.Data, change.Row, edit.Events.Actor);
            change.Note = $"Its version is now {change.Row.Version}.";
        }
        return [];
    }
}

sealed class OpeningTable : ReferenceTable<RefCenterOpening>
{
    protected override async Task<IReadOnlyList<string>> PrepareAsync(ReferenceEdit edit, RowChange<RefCenterOpening> change, CancellationToken cancel)
    {
        var rows = await edit.Data.RefCenterOpenings.ToListAsync(cancel);
        if (change.Act == RowAct.Add) rows.Add(change.Row);
        if (change.Act == RowAct.Remove) rows.Remove(change.Row);
        if (RoutingBook.Check(openings: rows.Select(RoutingBookSource.ToDomain)) is { Count: > 0 } problems) return problems;
        // Participants went on as before during the transition, so that their openings govern both periods.
        change.Note = await PolicyVersions.RenewAsync(edit, change.Row.Rule == PolicyRule.TestParticipants
            ? [PolicyRule.TestParticipants, PolicyRule.IndustryTransition]
            : [PolicyRule.TrustedTraders], cancel);
        return [];
    }
}

sealed class TakeoverTable : ReferenceTable<RefPortTakeover>
{
    protected override async Task<IReadOnlyList<string>> PrepareAsync(ReferenceEdit edit, RowChange<RefPortTakeover> change, CancellationToken cancel)
    {
        if (change.Act == RowAct.Add && change.Row.Port.Length > 0 && !await edit.Data.RefPorts.AnyAsync(p => p.Code == change.Row.Port, cancel))
            return [$"There is no port {change.Row.Port}. Add it to the ports first, or correct the code."];
        var rows = await edit.Data.RefPortTakeovers.ToListAsync(cancel);
        if (change.Act == RowAct.Add) rows.Add(change.Row);
        if (change.Act == RowAct.Remove) rows.Remove(change.Row);
        if (RoutingBook.Check(takeovers: rows.Select(RoutingBookSource.ToDomain)) is { Count: > 0 } problems) return problems;
        change.Note = await PolicyVersions.RenewAsync(edit, [PolicyRule.IndustryTransition], cancel);
        return [];
    }
}

/// <summary>New versions of policy periods: decisions name a period by its version, so a period that differs has another.</summary>
static class PolicyVersions
{
    /// <summary>Puts the period's next version in its place. The row is not saved yet.</summary>
    public static RefPolicy Renew(PortalDbContext data, RefPolicy period, long actor)
    {
        var next = (RefPolicy)data.Entry(period).CurrentValues.ToObject();
        next.Version = RoutingTables.NextVersion(period.Version);
        next.ByUserId = actor;
        var former = data.Entry(period);
        former.CurrentValues.SetValues(former.OriginalValues);
        data.Remove(period);
        data.Add(next);
        return next;
    }

    /// <summary>Renews the periods of these rules.</summary>
    /// <returns>A sentence that says so, or null when there is no such period.</returns>
    public static async Task<string?> RenewAsync(ReferenceEdit edit, IReadOnlyList<PolicyRule> rules, CancellationToken cancel)
    {
        var periods = await edit.Data.RefPolicies.Where(p => rules.Contains(p.Rule)).OrderBy(p => p.From).ToListAsync(cancel);
        List<string> versions = [];
        foreach (var period in periods)
        {
            var next = Renew(edit.Data, period, edit.Events.Actor);
            next.Seq++;
            versions.Add(next.Version);
            var policies = ReferenceTables.Policies;
            await edit.Events.AppendAsync(policies.Stream, policies.StreamIdOf(next.Version), "RowChanged",
                [new(nameof(RefPolicy.Version), period.Version, next.Version)], "An opening or takeover that it rests on was changed.", period.Version, cancel);
        }
        return versions.Count == 0 ? null : $"Policy {(versions.Count == 1 ? "version" : "versions")} {string.Join(" and ", versions)} {(versions.Count == 1 ? "is" : "are")} in force.";
    }
}
