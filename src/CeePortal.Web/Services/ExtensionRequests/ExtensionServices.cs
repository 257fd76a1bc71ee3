using CeePortal.Domain.ExtensionRequests;
using CeePortal.Web.Services.Work;
using CeePortal.Web.Services.Work.Acts;
using CeePortal.Web.Services.Work.Filing;

namespace CeePortal.Web.Services.ExtensionRequests;

/// <summary>The services of requests to extend liquidation.</summary>
static class ExtensionServices
{
    public static IServiceCollection AddExtensionRequests(this IServiceCollection services) => services
        .AddSingleton(KindDoor.ToForm(ExtensionRequest.ExtensionKind, "Request to extend liquidation",
            "Something that the Center needs cannot be sent before an entry is liquidated, and you ask for one more year (19 CFR 159.12).", ExtensionForm.Senders) with
        {
            EntryWords = "Ask to extend its liquidation",
            IsFor = at => !at.IsLiquidated,
        })
        .AddScoped<FilingForm, ExtensionForm>()
        .AddScoped<KindActs, ExtensionActs>()
        .AddScoped<KindLetters, ExtensionLetters>();
}
