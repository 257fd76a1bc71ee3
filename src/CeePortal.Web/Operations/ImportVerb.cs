using System.CommandLine;
using CeePortal.Data;
using CeePortal.Data.Scoping;
using CeePortal.Data.Uploads;
using CeePortal.Domain.Trade;
using CeePortal.Web.Hosting;
using CeePortal.Web.Jobs;
using CeePortal.Web.Services.Reference;
using CeePortal.Web.Services.Uploads;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Operations;

/// <summary>Files a file as its broker would in the browser: the same upload, the same job, run here and now.</summary>
sealed class ImportVerb : Verb
{
    readonly Argument<FileInfo> file = new("FILE") { Description = "An AE batch or our CSV template." };
    readonly Option<string> filer = new("--filer") { Description = "The filer code of the broker whose file it is.", Required = true };

    public ImportVerb() : base("import", "File the entry summaries of a file.")
    {
        Add(file);
        Add(filer);
    }

    public override async Task<int> RunAsync(VerbRun run, CancellationToken cancel)
    {
        if (FilerCode.Read(run.Get(filer), out var code) is { } wrong) throw new VerbFailure(wrong);
        var services = run.Services;
        Preparation.RequireFolders(services);
        await Preparation.MigrateAsync(services, cancel);
        await Preparation.SeedReferenceAsync(services, cancel);

        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentScope>().Resolve(PortalScope.System);
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var uploader = await UploaderOfAsync(db, code, cancel);
        var path = run.Get(file)!;
        UploadReceipt receipt;
        await using (var stream = UploadedFile.Open(path))
            receipt = await scope.ServiceProvider.GetRequiredService<UploadReceiver>().ReceiveAsync(uploader, path.Name, stream, checkOnly: false, cancel);
        if (receipt.UploadId is not { } id)
            throw new VerbFailure(string.Join(" ", receipt.Findings.Select(f => $"{f.Message} {f.Fix}")));

        var upload = await FinishAsync(scope.ServiceProvider, db, id, cancel);
        if (receipt.RepeatInWords is { } words) run.Answer.Remark(words);
        var reports = scope.ServiceProvider.GetRequiredService<UploadReports>();
        var destinations = (await reports.CountAsync(id, TallyKind.Destination, cancel)).ToDictionary(c => c.Code, c => c.Count, StringComparer.Ordinal);
        // As check counts it: a batch refused whole has its entries rejected, and even one without entries ends with code 1.
        var isRefused = upload.Status == UploadStatus.Refused;
        var (entries, rejected) = isRefused ? (upload.TransactionsExpected, Math.Max(1, upload.TransactionsExpected)) : (upload.EntriesDone, upload.Rejected);
        return await FileAnswer.GiveAsync(run.Answer, new(upload.Format ?? "", entries, upload.Accepted, rejected, destinations),
            reports.AllFindingsAsync(id, cancel), await services.GetRequiredService<OfficeNameSource>().GetAsync(cancel),
            new Dictionary<string, object?> { ["upload"] = id, ["status"] = upload.Status.ToString(), ["repeat"] = receipt.IsRepeat }, cancel);
    }

    static async Task<Uploader> UploaderOfAsync(PortalDbContext db, FilerCode filer, CancellationToken cancel)
    {
        var code = filer.ToString();
        var organization = await db.FilerAccounts.Where(f => f.Filer == code).Select(f => (long?)f.OrganizationId).FirstOrDefaultAsync(cancel)
            ?? throw new VerbFailure($"No broker here has the filer code {code}. Add one: create-user --role Broker --organization NAME --filer {code} --email ADDRESS");
        var filers = await db.FilerAccounts.Where(f => f.OrganizationId == organization).Select(f => f.Filer).ToListAsync(cancel);
        return new Uploader(UserId: 0, organization, filers); // 0: the operator, who has no account
    }

    /// <summary>Runs the upload's job here. Should a server on the same database have taken it, waits for that one.</summary>
    static async Task<Upload> FinishAsync(IServiceProvider services, PortalDbContext db, long uploadId, CancellationToken cancel)
    {
        while (true)
        {
            var upload = await db.Uploads.AsNoTracking().SingleAsync(u => u.Id == uploadId, cancel);
            if (upload.Status is UploadStatus.Failed or UploadStatus.Stopped)
                throw new VerbFailure(FormattableString.Invariant($"{upload.StatusText ?? "The upload was stopped."} Upload {upload.Id}: {upload.Accepted:N0} accepted, {upload.Rejected:N0} rejected until then."));
            if (upload.HasEnded) return upload;
            var job = await db.Jobs.AsNoTracking().SingleAsync(j => j.Kind == UploadRun.JobKind && j.SubjectId == uploadId, cancel);
            if (job.Status == Data.Jobs.JobStatus.Failed) throw new VerbFailure($"The upload failed: {job.Error}");
            await services.GetRequiredService<JobRunner>().RunAsync(job.Id, cancel);
            await Task.Delay(200, cancel);
        }
    }
}
