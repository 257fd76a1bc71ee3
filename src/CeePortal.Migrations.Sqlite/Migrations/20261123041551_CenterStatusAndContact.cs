using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CeePortal.Migrations.Sqlite.Migrations
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
                type: "TEXT",
                unicode: false,
                maxLength: 12,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "ContactConfirmedOn",
                table: "RefCenter",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ContactNote",
                table: "RefCenter",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ContactSource",
                table: "RefCenter",
                type: "TEXT",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Directory",
                table: "RefCenter",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Mailbox",
                table: "RefCenter",
                type: "TEXT",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Phone",
                table: "RefCenter",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Status",
                table: "RefCenter",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "StatusBasis",
                table: "RefCenter",
                type: "TEXT",
                unicode: false,
                maxLength: 12,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "StatusConfirmedOn",
                table: "RefCenter",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StatusSource",
                table: "RefCenter",
                type: "TEXT",
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
