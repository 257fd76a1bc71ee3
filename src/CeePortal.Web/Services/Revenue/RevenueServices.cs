using CeePortal.Web.Services.Liquidation;

namespace CeePortal.Web.Services.Revenue;

/// <summary>The services of duty, fees, interest, and what follows from them.</summary>
static class RevenueServices
{
    public static IServiceCollection AddRevenue(this IServiceCollection services) => services
        .AddScoped<EntryMoney>()
        .AddScoped<RevenueExport>()
        .AddScoped<OpenWorkSource>()
        .AddScoped<LiquidationStart>()
        .AddScoped<WorksheetDesk>();
}
