using CeePortal.Web.Services.Administration.Coverage;
using CeePortal.Web.Services.Administration.People;
using CeePortal.Web.Services.Administration.Reference;

namespace CeePortal.Web.Services.Administration;

/// <summary>Registers what the administration's pages work with.</summary>
static class AdministrationServices
{
    public static IServiceCollection AddPortalAdministration(this IServiceCollection services) => services
        .AddScoped<AdminEvents>()
        .AddScoped<ReferenceDesk>()
        .AddScoped<CoverageLoad>()
        .AddScoped<UserDesk>()
        .AddScoped<OrganizationDesk>()
        .AddScoped<JobDesk>();
}
