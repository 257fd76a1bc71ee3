using CeePortal.Web.Jobs;
using CeePortal.Web.Services.Uploads;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Services.Liquidation;

/// <summary>The services of liquidation.</summary>
static class LiquidationServices
{
    public static IServiceCollection AddLiquidation(this IServiceCollection services) => services
        .AddScoped<LiquidationReceiver>()
        .AddScoped<LiquidationDesk>()
        .AddScoped<WorkFollowsDates>()
        .AddScoped<LiquidationAlongside>()
        .AddScoped<LoadReports>()
        .AddScoped<ClosingExport>()
        .AddScoped<DemoLiquidations>()
        .AddJobHandler<LiquidationRun>()
        .AddJobHandler<EntryDatesJob>()
        .AddJobHandler<DemoLiquidationJob>()
        .Configure<RazorPagesOptions>(pages => pages.Conventions.AddPageApplicationModelConvention("/Liquidation/New", StreamsItsForm.Convert));
}
