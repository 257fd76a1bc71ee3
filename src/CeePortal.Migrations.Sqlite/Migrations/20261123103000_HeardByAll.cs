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

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMail_RecipientId_Source",
                table: "OutgoingMail",
                columns: new[] { "RecipientId", "Source" },
                unique: true);

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
