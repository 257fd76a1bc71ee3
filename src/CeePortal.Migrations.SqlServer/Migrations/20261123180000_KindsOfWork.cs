using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CeePortal.Migrations.SqlServer.Migrations
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
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Audience",
                table: "WorkItem",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Audience",
                table: "WorkClock",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Audience",
                table: "ProtestDetail",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Audience",
                table: "Attachment",
                type: "int",
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
