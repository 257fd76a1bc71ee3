using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CeePortal.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class HeardByAll : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<long>(
                name: "UserId",
                table: "OutgoingMail",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<long>(
                name: "RecipientId",
                table: "OutgoingMail",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Touched",
                table: "EntryLiquidation",
                type: "TEXT",
                unicode: false,
                maxLength: 8,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "WorkItemBroker",
                columns: table => new
                {
                    WorkId = table.Column<long>(type: "INTEGER", nullable: false),
                    Filer = table.Column<string>(type: "TEXT", unicode: false, maxLength: 3, nullable: false),
                    FiledOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkItemBroker", x => new { x.WorkId, x.Filer });
                    table.ForeignKey(
                        name: "FK_WorkItemBroker_WorkItem_WorkId",
                        column: x => x.WorkId,
                        principalTable: "WorkItem",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_AnswerBy_Id",
                table: "WorkItem",
                columns: new[] { "AnswerBy", "Id" },
                filter: "[AnswerBy] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMail_RecipientId_Source",
                table: "OutgoingMail",
                columns: new[] { "RecipientId", "Source" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkItemBroker_Filer_FiledOn_WorkId",
                table: "WorkItemBroker",
                columns: new[] { "Filer", "FiledOn", "WorkId" });

            migrationBuilder.AddForeignKey(
                name: "FK_OutgoingMail_NoticeRecipient_RecipientId",
                table: "OutgoingMail",
                column: "RecipientId",
                principalTable: "NoticeRecipient",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_OutgoingMail_NoticeRecipient_RecipientId",
                table: "OutgoingMail");

            migrationBuilder.DropTable(
                name: "WorkItemBroker");

            migrationBuilder.DropIndex(
                name: "IX_WorkItem_AnswerBy_Id",
                table: "WorkItem");

            migrationBuilder.DropIndex(
                name: "IX_OutgoingMail_RecipientId_Source",
                table: "OutgoingMail");

            migrationBuilder.DropColumn(
                name: "RecipientId",
                table: "OutgoingMail");

            migrationBuilder.DropColumn(
                name: "Touched",
                table: "EntryLiquidation");

            migrationBuilder.AlterColumn<long>(
                name: "UserId",
                table: "OutgoingMail",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);
        }
    }
}
