using CeePortal.Domain.Marking;
using CeePortal.Web.Services.Work;
using CeePortal.Web.Services.Work.Acts;
using CeePortal.Web.Services.Work.Filing;

namespace CeePortal.Web.Services.Marking;

/// <summary>The services of notices to mark or redeliver.</summary>
static class MarkingServices
{
    public static IServiceCollection AddMarking(this IServiceCollection services) => services
        .AddSingleton(KindDoor.ToForm(MarkingNotice.MarkingKind, "Issue a CF-4647",
            "Goods are not marked, or not admissible, and the importer is to mark or redeliver them within thirty days (CBP Form 4647).", MarkingForm.Issuers) with
        { EntryWords = "Issue a CF-4647" })
        .AddScoped<FilingForm, MarkingForm>()
        .AddScoped<KindActs, MarkingActs>()
        .AddScoped<KindLetters, MarkingLetters>();
}
