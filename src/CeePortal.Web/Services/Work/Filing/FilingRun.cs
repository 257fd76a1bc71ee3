using System.Security.Claims;
using CeePortal.Data;
using CeePortal.Data.Attachments;
using CeePortal.Data.Clocks;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Work.Forms;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Work.Filing;

/// <summary>A draft as its check shows it.</summary>
/// <param name="Steps">The steps of the form.</param>
/// <param name="Reader">Has all that is wrong.</param>
/// <param name="Read">What would be filed.</param>
public sealed record FilingCheck(IReadOnlyList<FormStep> Steps, FormReader Reader, FilingRead Read)
{
    public bool MayBeSent => Reader.IsComplete && Read.Parts.Count > 0;

    /// <summary>The problems of a step.</summary>
    public IEnumerable<FieldProblem> Of(FormStep step) => Reader.Problems.Where(p => step.Fields.Any(f => f.Name == p.FieldName));

    /// <summary>Those that belong to no step.</summary>
    public IEnumerable<FieldProblem> Others => Reader.Problems.Where(p => !Steps.Any(s => s.Fields.Any(f => f.Name == p.FieldName)));
}

/// <summary>Checks and sends drafts of described forms: all items of a form or none, each draft once.</summary>
public sealed class FilingRun(PortalDbContextFactory contexts, WorkStore store, WorkFilers filers, LawSource laws, LegalClock clock)
{
    /// <summary>The visitor who files, now.</summary>
    public async Task<FilingContext> ContextAsync(ClaimsPrincipal visitor, CancellationToken ct) =>
        new(await filers.OfAsync(visitor, ct), clock.UtcNow, await laws.CurrentAsync(ct));

    /// <summary>Reads a draft and says what is wrong with it.</summary>
    public static async Task<FilingCheck> CheckAsync(FilingForm form, FilingContext context, FormAnswers answers, CancellationToken ct)
    {
        var steps = await form.StepsAsync(context, answers, ct);
        var reader = new FormReader([.. steps.SelectMany(s => s.Fields)], answers);
        try
        {
            return new(steps, reader, await form.ReadAsync(context, reader, ct));
        }
        catch (WorkRefusedException refused)
        {
            reader.Say("", refused.Message);
            return new(steps, reader, new());
        }
    }

    /// <summary>Sends a draft.</summary>
    /// <param name="form">The form.</param>
    /// <param name="context">Who files.</param>
    /// <param name="draft">The draft as it was looked at.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The items; null when the draft was filed or deleted meanwhile.</returns>
    /// <exception cref="WorkRefusedException">It cannot be filed; the message says why.</exception>
    public async Task<IReadOnlyList<WorkOnFile>?> SendAsync(FilingForm form, FilingContext context, FilingDraft draft, CancellationToken ct)
    {
        var check = await CheckAsync(form, context with { IsSending = true }, draft.Answers, ct);
        check.Reader.EnsureComplete();
        WorkRefusedException.Unless(check.Read.Parts.Count > 0, "There is nothing to send yet.");
        await using var db = contexts.CreateForSystem();
        var documents = await DraftDocuments.OfAsync(db, draft.Id, ct);
        var organization = form.Kind.Origin == WorkOrigin.OpenedByStaff ? WorkFiling.OpenedByCbp : context.Filer.OrganizationId;
        var filings = check.Read.Parts.Select(part => new WorkFiling(form.Kind, part.Port, part.Year, number =>
        {
            var item = part.File(number, context.Act);
            DraftDocuments.Attach(item, documents, context.Act);
            return item;
        }, part.ImporterId, organization)).ToList();
        try
        {
            return await store.FileAsync(db, filings, context.Law, async filed =>
            {
                var (id, seq, numbers) = (draft.Id, draft.Seq, string.Join(' ', filed.Select(f => f.Item.Number.ToCompact())));
                await DraftDocuments.MoveAsync(db, id, documents, filed, clock.UtcNow, ct);
                for (var i = 0; i < filed.Count; i++)
                    if (check.Read.Parts[i].Also is { } also) await also(db, filed[i]);
                await db.SaveChangesAsync(ct);
                // Taken by whoever comes first: the second click finds it filed and files nothing.
                if (await db.WorkDrafts.Where(d => d.Id == id && d.Seq == seq && d.FiledAs == null).ExecuteUpdateAsync(d => d
                    .SetProperty(r => r.FiledAs, numbers).SetProperty(r => r.Body, "{}").SetProperty(r => r.Seq, seq + 1), ct) == 0) throw new DraftTakenException();
            }, ct);
        }
        catch (DraftTakenException)
        {
            return null;
        }
    }

    /// <summary>The draft was filed, deleted or changed meanwhile.</summary>
    sealed class DraftTakenException : Exception;
}
