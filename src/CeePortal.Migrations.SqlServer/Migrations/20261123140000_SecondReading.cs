using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CeePortal.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class SecondReading : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_WorkItem_Number",
                table: "WorkItem");

            migrationBuilder.AddColumn<bool>(
                name: "WindowsDue",
                table: "Upload",
                type: "bit",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<bool>(
                name: "LiftsCorrectionDays",
                table: "RefLiquidationBasis",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Asked",
                table: "PortalJob",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Taken",
                table: "PortalJob",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "WorkLink",
                columns: table => new
                {
                    WorkId = table.Column<long>(type: "bigint", nullable: false),
                    Other = table.Column<string>(type: "varchar(12)", unicode: false, maxLength: 12, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkLink", x => new { x.WorkId, x.Other });
                    table.ForeignKey(
                        name: "FK_WorkLink_WorkItem_WorkId",
                        column: x => x.WorkId,
                        principalTable: "WorkItem",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_AssigneeId_Id",
                table: "WorkItem",
                columns: new[] { "AssigneeId", "Id" },
                filter: "[AssigneeId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_ImporterId_ClosedOn_Id_Kind_State",
                table: "WorkItem",
                columns: new[] { "ImporterId", "ClosedOn", "Id", "Kind", "State" },
                filter: "[ClosedOn] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Number",
                table: "WorkItem",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkClock_Port_Due_Id",
                table: "WorkClock",
                columns: new[] { "Port", "Due", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Upload_WindowsDue_Id",
                table: "Upload",
                columns: new[] { "WindowsDue", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Attachment_DraftId_FileKey",
                table: "Attachment",
                columns: new[] { "DraftId", "FileKey" },
                unique: true,
                filter: "[DraftId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkLink_Other_WorkId",
                table: "WorkLink",
                columns: new[] { "Other", "WorkId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "WorkLink");

            migrationBuilder.DropIndex(
                name: "IX_WorkItem_AssigneeId_Id",
                table: "WorkItem");

            migrationBuilder.DropIndex(
                name: "IX_WorkItem_ImporterId_ClosedOn_Id_Kind_State",
                table: "WorkItem");

            migrationBuilder.DropIndex(
                name: "IX_WorkItem_Number",
                table: "WorkItem");

            migrationBuilder.DropIndex(
                name: "IX_WorkClock_Port_Due_Id",
                table: "WorkClock");

            migrationBuilder.DropIndex(
                name: "IX_Upload_WindowsDue_Id",
                table: "Upload");

            migrationBuilder.DropIndex(
                name: "IX_Attachment_DraftId_FileKey",
                table: "Attachment");

            migrationBuilder.DropColumn(
                name: "WindowsDue",
                table: "Upload");

            migrationBuilder.DropColumn(
                name: "LiftsCorrectionDays",
                table: "RefLiquidationBasis");

            migrationBuilder.DropColumn(
                name: "Asked",
                table: "PortalJob");

            migrationBuilder.DropColumn(
                name: "Taken",
                table: "PortalJob");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Number",
                table: "WorkItem",
                column: "Number");
        }
    }
}
