using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CeePortal.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class HeardByAll : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OutgoingMail_UserId_Source",
                table: "OutgoingMail");

            migrationBuilder.AlterColumn<long>(
                name: "UserId",
                table: "OutgoingMail",
                type: "bigint",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "bigint");

            migrationBuilder.AddColumn<long>(
                name: "RecipientId",
                table: "OutgoingMail",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Touched",
                table: "EntryLiquidation",
                type: "varchar(8)",
                unicode: false,
                maxLength: 8,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMail_RecipientId_Source",
                table: "OutgoingMail",
                columns: new[] { "RecipientId", "Source" },
                unique: true,
                filter: "[RecipientId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMail_UserId_Source",
                table: "OutgoingMail",
                columns: new[] { "UserId", "Source" },
                unique: true,
                filter: "[UserId] IS NOT NULL");

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

            migrationBuilder.DropIndex(
                name: "IX_OutgoingMail_RecipientId_Source",
                table: "OutgoingMail");

            migrationBuilder.DropIndex(
                name: "IX_OutgoingMail_UserId_Source",
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
                type: "bigint",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "bigint",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMail_UserId_Source",
                table: "OutgoingMail",
                columns: new[] { "UserId", "Source" },
                unique: true);
        }
    }
}
