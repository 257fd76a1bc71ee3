using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CeePortal.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AmendmentsAndTenders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_WorkItem_HeldUntil",
                table: "WorkItem");

            migrationBuilder.DropIndex(
                name: "IX_WorkItem_Kind_Number",
                table: "WorkItem");

            migrationBuilder.DropIndex(
                name: "IX_WorkItem_Kind_WaitsFor",
                table: "WorkItem");

            migrationBuilder.DropIndex(
                name: "IX_RevenueDue_EventId",
                table: "RevenueDue");

            migrationBuilder.CreateTable(
                name: "WorkItemPort",
                columns: table => new
                {
                    WorkId = table.Column<long>(type: "bigint", nullable: false),
                    Port = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkItemPort", x => new { x.WorkId, x.Port });
                    table.ForeignKey(
                        name: "FK_WorkItemPort_WorkItem_WorkId",
                        column: x => x.WorkId,
                        principalTable: "WorkItem",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_HeldUntil",
                table: "WorkItem",
                column: "HeldUntil",
                filter: "[HeldUntil] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Kind_WaitsFor",
                table: "WorkItem",
                columns: new[] { "Kind", "WaitsFor" },
                filter: "[WaitsFor] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_RevenueDue_EventId",
                table: "RevenueDue",
                column: "EventId",
                filter: "[EventId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItemPort_Port_WorkId",
                table: "WorkItemPort",
                columns: new[] { "Port", "WorkId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "WorkItemPort");

            migrationBuilder.DropIndex(
                name: "IX_WorkItem_HeldUntil",
                table: "WorkItem");

            migrationBuilder.DropIndex(
                name: "IX_WorkItem_Kind_WaitsFor",
                table: "WorkItem");

            migrationBuilder.DropIndex(
                name: "IX_RevenueDue_EventId",
                table: "RevenueDue");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_HeldUntil",
                table: "WorkItem",
                column: "HeldUntil");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Kind_Number",
                table: "WorkItem",
                columns: new[] { "Kind", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Kind_WaitsFor",
                table: "WorkItem",
                columns: new[] { "Kind", "WaitsFor" });

            migrationBuilder.CreateIndex(
                name: "IX_RevenueDue_EventId",
                table: "RevenueDue",
                column: "EventId");
        }
    }
}
