using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CeePortal.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class CenterStatusAndContact : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ContactBasis",
                table: "RefCenter",
                type: "varchar(12)",
                unicode: false,
                maxLength: 12,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "ContactConfirmedOn",
                table: "RefCenter",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ContactNote",
                table: "RefCenter",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ContactSource",
                table: "RefCenter",
                type: "nvarchar(1000)",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Directory",
                table: "RefCenter",
                type: "nvarchar(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Mailbox",
                table: "RefCenter",
                type: "nvarchar(254)",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Phone",
                table: "RefCenter",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Status",
                table: "RefCenter",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "StatusBasis",
                table: "RefCenter",
                type: "varchar(12)",
                unicode: false,
                maxLength: 12,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "StatusConfirmedOn",
                table: "RefCenter",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StatusSource",
                table: "RefCenter",
                type: "nvarchar(1000)",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ContactBasis",
                table: "RefCenter");

            migrationBuilder.DropColumn(
                name: "ContactConfirmedOn",
                table: "RefCenter");

            migrationBuilder.DropColumn(
                name: "ContactNote",
                table: "RefCenter");

            migrationBuilder.DropColumn(
                name: "ContactSource",
                table: "RefCenter");

            migrationBuilder.DropColumn(
                name: "Directory",
                table: "RefCenter");

            migrationBuilder.DropColumn(
                name: "Mailbox",
                table: "RefCenter");

            migrationBuilder.DropColumn(
                name: "Phone",
                table: "RefCenter");

            migrationBuilder.DropColumn(
                name: "Status",
                table: "RefCenter");

            migrationBuilder.DropColumn(
                name: "StatusBasis",
                table: "RefCenter");

            migrationBuilder.DropColumn(
                name: "StatusConfirmedOn",
                table: "RefCenter");

            migrationBuilder.DropColumn(
                name: "StatusSource",
                table: "RefCenter");
        }
    }
}
