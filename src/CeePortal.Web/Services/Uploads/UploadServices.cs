using CeePortal.Web.Jobs;
using CeePortal.Web.Services.Reference;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Services.Uploads;

/// <summary>The services of uploads.</summary>
static class UploadServices
{
    public static IServiceCollection AddUploads(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(UploadLimits.Read(configuration))
        .AddSingleton<OfficeNameSource>()
        .AddScoped<Uploaders>()
        .AddScoped<UploadReceiver>()
        .AddScoped<UploadReports>()
        .AddScoped<UploadControl>()
        .AddScoped<DemoUpload>()
        .AddJobHandler<UploadRun>()
        .Configure<RazorPagesOptions>(pages => pages.Conventions.AddPageApplicationModelConvention("/Uploads/New", StreamsItsForm.Convert));
}
