using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CeePortal.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CorrectionsToList : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "CorrectionsDue",
                table: "Upload",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "ExemptsMpf",
                table: "RefClaimProgram",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "CorrectionToList",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    UploadId = table.Column<long>(type: "INTEGER", nullable: false),
                    EntryId = table.Column<long>(type: "INTEGER", nullable: false),
                    ActorId = table.Column<long>(type: "INTEGER", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Office = table.Column<string>(type: "TEXT", unicode: false, maxLength: 4, nullable: false),
                    Heading = table.Column<string>(type: "TEXT", unicode: false, maxLength: 4, nullable: false),
                    Segment = table.Column<string>(type: "TEXT", unicode: false, maxLength: 4, nullable: false),
                    AmountCents = table.Column<long>(type: "INTEGER", nullable: false),
                    Filing = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CorrectionToList", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Upload_CorrectionsDue",
                table: "Upload",
                column: "Id",
                filter: "[CorrectionsDue] = 1");

            migrationBuilder.CreateIndex(
                name: "IX_CorrectionToList_UploadId_Id",
                table: "CorrectionToList",
                columns: new[] { "UploadId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CorrectionToList");

            migrationBuilder.DropIndex(
                name: "IX_Upload_CorrectionsDue",
                table: "Upload");

            migrationBuilder.DropColumn(
                name: "CorrectionsDue",
                table: "Upload");

            migrationBuilder.DropColumn(
                name: "ExemptsMpf",
                table: "RefClaimProgram");
        }
    }
}
