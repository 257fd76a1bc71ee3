using CeePortal.Data.Claims;
using CeePortal.Data.Clocks;
using CeePortal.Domain.Claims;
using CeePortal.Web.Services.Work;
using CeePortal.Web.Services.Work.Acts;
using CeePortal.Web.Services.Work.Filing;

namespace CeePortal.Web.Services.Claims;

/// <summary>The services of claims after importation.</summary>
static class ClaimServices
{
    public static IServiceCollection AddClaims(this IServiceCollection services) => services
        .AddSingleton(KindDoor.ToForm(PostImportationClaim.ClaimKind, "File a 1520(d) claim",
            "Goods qualified for a trade agreement when they were imported and were entered without it; within one year of importation, also after liquidation (19 U.S.C. 1520(d)).", ClaimForm.Senders) with
        {
            EntryWords = "Claim preference after importation",
            IsFor = at => at.Entry.ImportDate is not { } imported || imported.AddYears(1) >= at.Today,
        })
        .AddScoped<ClaimRefunds>()
        .AddScoped<FilingForm, ClaimForm>()
        .AddScoped<KindActs, ClaimActs>()
        .AddScoped<KindLetters, ClaimLetters>()
        .AddSingleton<ClockStep, HoldClaims>();
}
