using CeePortal.Domain.Disclosures;
using CeePortal.Web.Services.Work;
using CeePortal.Web.Services.Work.Acts;
using CeePortal.Web.Services.Work.Filing;

namespace CeePortal.Web.Services.Disclosures;

/// <summary>The services of prior disclosures.</summary>
static class DisclosureServices
{
    public static IServiceCollection AddDisclosures(this IServiceCollection services) => services
        .AddSingleton(KindDoor.ToForm(PriorDisclosure.DisclosureKind, "File a prior disclosure",
            "You found that entries were wrong by negligence or worse, and tell CBP before it finds out; the penalty is then limited (19 U.S.C. 1592(c)(4)).", DisclosureForm.Senders))
        .AddSingleton(new MovePage(PriorDisclosure.DisclosureKind.Code, "loss-table-filed", "/Disclosures/Table"))
        .AddScoped<KindActs, DisclosureActs>()
        .AddScoped<FilingForm, DisclosureForm>()
        .AddScoped<KindLetters, DisclosureLetters>()
        .AddScoped<DisclosureLoss>();
}
