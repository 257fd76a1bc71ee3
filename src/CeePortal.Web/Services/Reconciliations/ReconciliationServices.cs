using CeePortal.Domain.Reconciliations;
using CeePortal.Web.Services.Work;
using CeePortal.Web.Services.Work.Acts;
using CeePortal.Web.Services.Work.Filing;

namespace CeePortal.Web.Services.Reconciliations;

/// <summary>The services of reconciliation follow-ups.</summary>
static class ReconciliationServices
{
    public static IServiceCollection AddReconciliations(this IServiceCollection services) => services
        .AddSingleton(KindDoor.ToForm(ReconciliationFollowUp.FollowUpKind, "Follow a reconciliation",
            "Entries were flagged for reconciliation, and an entry of type 09 is to cover them in time (19 U.S.C. 1484(b)).", FollowUpForm.Openers) with
        {
            EntryWords = "Follow its reconciliation",
            IsFor = at => at.Entry.ReadDetail() is { ReconciliationIssue: not null } or { ReconcilesAgreement: true },
        })
        .AddScoped<FilingForm, FollowUpForm>()
        .AddScoped<KindActs, FollowUpActs>()
        .AddScoped<KindLetters, FollowUpLetters>();
}
