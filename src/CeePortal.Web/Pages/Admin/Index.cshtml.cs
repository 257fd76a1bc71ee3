using CeePortal.Data;
using CeePortal.Data.Jobs;
using CeePortal.Data.Messages;
using CeePortal.Domain.Clocks;
using CeePortal.Web.Services.Administration;
using CeePortal.Web.Services.Administration.People;
using CeePortal.Web.Services.Administration.Reference;
using CeePortal.Web.Services.Messages;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Pages.Admin;

/// <summary>The administrator's first page: what stands here, in figures.</summary>
public class IndexModel(PortalDbContext data, ReferenceDesk reference, JobDesk jobs, MailDesk mail, LegalClock clock) : PageModel
{
    public int Tables => ReferenceTables.All.Count;
    public int Rows { get; private set; }
    public int CoverageVersion { get; private set; }
    public int CoverageRows { get; private set; }
    public int ProvisionalCoverage { get; private set; }
    public int Users { get; private set; }
    public int Locked { get; private set; }
    public int Disabled { get; private set; }
    public int Organizations { get; private set; }
    public int Filers { get; private set; }
    public int Powers { get; private set; }
    public IReadOnlyDictionary<JobStatus, int> Jobs { get; private set; } = new Dictionary<JobStatus, int>();
    public IReadOnlyDictionary<MailState, int> Mails { get; private set; } = new Dictionary<MailState, int>();
    public int FailedJobs => Jobs.GetValueOrDefault(JobStatus.Failed);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var counts = await reference.CountAsync(cancel);
        Rows = counts.Sum(c => c.Count.Rows);
        var coverage = counts.First(c => c.Table == ReferenceTables.Coverage).Count;
        CoverageRows = coverage.Rows;
        ProvisionalCoverage = coverage.ByBasis.GetValueOrDefault("Provisional");
        CoverageVersion = await data.RefCoverageVersions.MaxAsync(v => (int?)v.Number, cancel) ?? 0;

        Users = await data.Users.CountAsync(cancel);
        var ends = await data.Users.Where(u => u.LockoutEnd != null).Select(u => u.LockoutEnd).ToListAsync(cancel);
        Locked = ends.Count(e => UserDesk.StateOf(e, clock.UtcNow) == AccountState.Locked);
        Disabled = ends.Count(e => UserDesk.StateOf(e, clock.UtcNow) == AccountState.Disabled);
        Organizations = await data.Organizations.CountAsync(cancel);
        Filers = await data.FilerAccounts.CountAsync(cancel);
        var today = clock.Today;
        Powers = await data.PowersOfAttorney.CountAsync(p => p.From <= today && (p.Until == null || p.Until >= today), cancel);
        Jobs = await jobs.CountAsync(cancel);
        Mails = await mail.CountAsync(cancel);
    }
}
