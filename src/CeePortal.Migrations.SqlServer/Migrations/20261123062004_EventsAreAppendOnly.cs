using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CeePortal.Migrations.SqlServer.Migrations
{
    /// <summary>The log of events takes no update and no delete, whoever asks. Made by hand: EF Core knows no triggers.</summary>
    public partial class EventsAreAppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // EXEC, because CREATE TRIGGER must stand alone in its batch, also inside an idempotent script.
            migrationBuilder.Sql("EXEC(N'CREATE TRIGGER [PortalEvent_AppendOnly] ON [PortalEvent] INSTEAD OF UPDATE, DELETE AS BEGIN SET NOCOUNT ON; THROW 50001, N''An event is never changed or deleted.'', 1; END');");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER [PortalEvent_AppendOnly];");
        }
    }
}
