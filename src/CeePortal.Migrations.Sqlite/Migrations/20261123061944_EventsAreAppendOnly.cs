using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CeePortal.Migrations.Sqlite.Migrations
{
    /// <summary>The log of events takes no update and no delete, whoever asks. Made by hand: EF Core knows no triggers.</summary>
    public partial class EventsAreAppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("CREATE TRIGGER PortalEvent_AppendOnly BEFORE UPDATE ON PortalEvent BEGIN SELECT RAISE(ABORT, 'An event is never changed.'); END;");
            migrationBuilder.Sql("CREATE TRIGGER PortalEvent_AppendOnly_Delete BEFORE DELETE ON PortalEvent BEGIN SELECT RAISE(ABORT, 'An event is never deleted.'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER PortalEvent_AppendOnly;");
            migrationBuilder.Sql("DROP TRIGGER PortalEvent_AppendOnly_Delete;");
        }
    }
}
