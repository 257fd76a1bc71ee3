using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CeePortal.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class KindsOfWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Audience",
                table: "WorkItemEntry",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Audience",
                table: "WorkItem",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Audience",
                table: "WorkClock",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Audience",
                table: "ProtestDetail",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Audience",
                table: "Attachment",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Audience",
                table: "WorkItemEntry");

            migrationBuilder.DropColumn(
                name: "Audience",
                table: "WorkItem");

            migrationBuilder.DropColumn(
                name: "Audience",
                table: "WorkClock");

            migrationBuilder.DropColumn(
                name: "Audience",
                table: "ProtestDetail");

            migrationBuilder.DropColumn(
                name: "Audience",
                table: "Attachment");
        }
    }
}
