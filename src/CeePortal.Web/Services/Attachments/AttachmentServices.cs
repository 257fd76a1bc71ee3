using CeePortal.Web.Services.Uploads;
using CeePortal.Web.Services.Work;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CeePortal.Web.Services.Attachments;

/// <summary>Registers what attachments work with.</summary>
static class AttachmentServices
{
    public static IServiceCollection AddAttachments(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = AttachmentSettings.Read(configuration);
        services.AddSingleton(settings);
        _ = settings.ClamAvHost is null ? services.AddSingleton<IAttachmentScanner, NoScanner>() : services.AddSingleton<IAttachmentScanner, ClamAv>();
        services.TryAddScoped<WorkActors>();
        return services.AddSingleton<AttachmentReceiver>().AddScoped<AttachmentDesk>().AddScoped<ScanChore>()
            .Configure<RazorPagesOptions>(pages => pages.Conventions.AddPageApplicationModelConvention("/Attachments/Add", StreamsItsForm.Convert));
    }
}
