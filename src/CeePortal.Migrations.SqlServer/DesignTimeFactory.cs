using CeePortal.Data;
using CeePortal.Data.Scoping;
using Microsoft.EntityFrameworkCore.Design;

namespace CeePortal.Migrations.SqlServer;

/// <summary>Lets dotnet-ef see the model for this provider without the web project or a database.</summary>
sealed class DesignTimeFactory : IDesignTimeDbContextFactory<PortalDbContext>
{
    public PortalDbContext CreateDbContext(string[] args) => new(PortalDatabase.Options(
        new DatabaseSettings(DatabaseProvider.SqlServer, "Server=design;Database=design")), PortalScope.None);
}
