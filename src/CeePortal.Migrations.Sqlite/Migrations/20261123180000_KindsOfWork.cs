using System;
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

            migrationBuilder.AddColumn<bool>(
                name: "ForStaff",
                table: "WorkClock",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "SelectionDue",
                table: "Upload",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Audience",
                table: "ProtestDetail",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Corrections",
                table: "EntrySummary",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "PaidOn",
                table: "EntryLiquidationState",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ReconciledOn",
                table: "EntryLiquidationState",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "StatementOn",
                table: "EntryLiquidationState",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "As",
                table: "Attachment",
                type: "TEXT",
                unicode: false,
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Audience",
                table: "Attachment",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "DisclosureLoss",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    WorkId = table.Column<long>(type: "INTEGER", nullable: false),
                    Sheet = table.Column<long>(type: "INTEGER", nullable: false),
                    Row = table.Column<int>(type: "INTEGER", nullable: false),
                    Entry = table.Column<string>(type: "TEXT", unicode: false, maxLength: 11, nullable: false),
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    EntryPort = table.Column<string>(type: "TEXT", unicode: false, maxLength: 4, nullable: false),
                    EnteredOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LiquidatedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ValueCents = table.Column<long>(type: "INTEGER", nullable: false),
                    PaidDutyCents = table.Column<long>(type: "INTEGER", nullable: false),
                    PaidCasesCents = table.Column<long>(type: "INTEGER", nullable: false),
                    PaidFeesCents = table.Column<long>(type: "INTEGER", nullable: false),
                    OwedDutyCents = table.Column<long>(type: "INTEGER", nullable: true),
                    OwedCasesCents = table.Column<long>(type: "INTEGER", nullable: false),
                    OwedFeesCents = table.Column<long>(type: "INTEGER", nullable: false),
                    CorrectNumber = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    CorrectOrigin = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: true),
                    CorrectProgram = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    CorrectValueCents = table.Column<long>(type: "INTEGER", nullable: true),
                    DifferenceCents = table.Column<long>(type: "INTEGER", nullable: false),
                    OnFile = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ImporterId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Filer = table.Column<string>(type: "TEXT", unicode: false, maxLength: 3, nullable: false),
                    Office = table.Column<string>(type: "TEXT", unicode: false, maxLength: 4, nullable: false),
                    Port = table.Column<string>(type: "TEXT", unicode: false, maxLength: 4, nullable: false),
                    Audience = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DisclosureLoss", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DisclosureLoss_WorkItem_WorkId",
                        column: x => x.WorkId,
                        principalTable: "WorkItem",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EntryImage",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    EntryId = table.Column<long>(type: "INTEGER", nullable: false),
                    WorkId = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    ImporterId = table.Column<long>(type: "INTEGER", nullable: false),
                    Filer = table.Column<string>(type: "TEXT", unicode: false, maxLength: 3, nullable: false),
                    PortOfEntry = table.Column<string>(type: "TEXT", unicode: false, maxLength: 4, nullable: false),
                    HandledBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EntryImage", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EntryImage_EntrySummary_EntryId",
                        column: x => x.EntryId,
                        principalTable: "EntrySummary",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EntrySelection",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    EntryId = table.Column<long>(type: "INTEGER", nullable: false),
                    Entry = table.Column<string>(type: "TEXT", unicode: false, maxLength: 11, nullable: false),
                    Trigger = table.Column<int>(type: "INTEGER", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Period = table.Column<string>(type: "TEXT", unicode: false, maxLength: 7, nullable: false),
                    Segment = table.Column<string>(type: "TEXT", unicode: false, maxLength: 5, nullable: false),
                    Number = table.Column<string>(type: "TEXT", unicode: false, maxLength: 16, nullable: false),
                    Millionths = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    WorkId = table.Column<long>(type: "INTEGER", nullable: false),
                    Office = table.Column<string>(type: "TEXT", unicode: false, maxLength: 4, nullable: false),
                    Port = table.Column<string>(type: "TEXT", unicode: false, maxLength: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EntrySelection", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EntrySelection_WorkItem_WorkId",
                        column: x => x.WorkId,
                        principalTable: "WorkItem",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LetterAnswer",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    WorkId = table.Column<long>(type: "INTEGER", nullable: false),
                    Seq = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Capacity = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ImporterId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Filer = table.Column<string>(type: "TEXT", unicode: false, maxLength: 3, nullable: false),
                    Office = table.Column<string>(type: "TEXT", unicode: false, maxLength: 4, nullable: false),
                    Port = table.Column<string>(type: "TEXT", unicode: false, maxLength: 4, nullable: false),
                    Audience = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LetterAnswer", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LetterAnswer_WorkItem_WorkId",
                        column: x => x.WorkId,
                        principalTable: "WorkItem",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LiquidationWorksheet",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    EntryId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<string>(type: "TEXT", unicode: false, maxLength: 11, nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    EntryVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LiquidatedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Seq = table.Column<int>(type: "INTEGER", nullable: false),
                    ImporterId = table.Column<long>(type: "INTEGER", nullable: false),
                    Filer = table.Column<string>(type: "TEXT", unicode: false, maxLength: 3, nullable: false),
                    PortOfEntry = table.Column<string>(type: "TEXT", unicode: false, maxLength: 4, nullable: false),
                    HandledBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LiquidationWorksheet", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LiquidationWorksheet_EntrySummary_EntryId",
                        column: x => x.EntryId,
                        principalTable: "EntrySummary",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RefClaimProgram",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AllowsClaims = table.Column<bool>(type: "INTEGER", nullable: false),
                    AsksStatements = table.Column<bool>(type: "INTEGER", nullable: false),
                    Citation = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Basis = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefClaimProgram", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "RefCorrectableType",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    Basis = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefCorrectableType", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "RefCorrectionReason",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 3, nullable: false),
                    Level = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Basis = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefCorrectionReason", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "RefDenialReason",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Ended = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Basis = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefDenialReason", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "RefDiscrepancy",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Program = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Ended = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Basis = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefDiscrepancy", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "RefDutyRate",
                columns: table => new
                {
                    Number = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    General = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Special = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Other = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Basis = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefDutyRate", x => new { x.Number, x.From });
                });

            migrationBuilder.CreateTable(
                name: "RefEntryDocument",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Ended = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Basis = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefEntryDocument", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "RefInterest",
                columns: table => new
                {
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    UnderpaymentMillionths = table.Column<int>(type: "INTEGER", nullable: false),
                    OverpaymentMillionths = table.Column<int>(type: "INTEGER", nullable: false),
                    CorporateOverpaymentMillionths = table.Column<int>(type: "INTEGER", nullable: false),
                    Basis = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefInterest", x => x.From);
                });

            migrationBuilder.CreateTable(
                name: "RefLetter",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AlsoCalled = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Means = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    WhatToDo = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Clock = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: true),
                    Basis = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefLetter", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "RefRejectionReason",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Ended = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Basis = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefRejectionReason", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "RefReviewLimit",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    AboveCents = table.Column<long>(type: "INTEGER", nullable: false),
                    Basis = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefReviewLimit", x => x.Kind);
                });

            migrationBuilder.CreateTable(
                name: "RefReviewRule",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    AmountCents = table.Column<long>(type: "INTEGER", nullable: false),
                    ShareMillionths = table.Column<int>(type: "INTEGER", nullable: false),
                    Segment = table.Column<string>(type: "TEXT", unicode: false, maxLength: 4, nullable: false),
                    IsInForce = table.Column<bool>(type: "INTEGER", nullable: false),
                    Basis = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefReviewRule", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "RefSamplingShare",
                columns: table => new
                {
                    Segment = table.Column<string>(type: "TEXT", unicode: false, maxLength: 5, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Millionths = table.Column<int>(type: "INTEGER", nullable: false),
                    Basis = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefSamplingShare", x => new { x.Segment, x.From });
                });

            migrationBuilder.CreateTable(
                name: "RefSelectionRule",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Center = table.Column<string>(type: "TEXT", unicode: false, maxLength: 3, nullable: false),
                    EntryType = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: true),
                    Tariff = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    Origin = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: true),
                    Preference = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: true),
                    ValueAboveCents = table.Column<long>(type: "INTEGER", nullable: false),
                    Program = table.Column<int>(type: "INTEGER", nullable: false),
                    Millionths = table.Column<int>(type: "INTEGER", nullable: false),
                    Basis = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefSelectionRule", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "RevenueDue",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    EntryId = table.Column<long>(type: "INTEGER", nullable: true),
                    Number = table.Column<string>(type: "TEXT", unicode: false, maxLength: 11, nullable: true),
                    EntryCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Side = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<int>(type: "INTEGER", nullable: false),
                    EventId = table.Column<long>(type: "INTEGER", nullable: true),
                    WorkId = table.Column<long>(type: "INTEGER", nullable: true),
                    Item = table.Column<string>(type: "TEXT", unicode: false, maxLength: 12, nullable: true),
                    DutyCents = table.Column<long>(type: "INTEGER", nullable: true),
                    FeesCents = table.Column<long>(type: "INTEGER", nullable: true),
                    InterestCents = table.Column<long>(type: "INTEGER", nullable: true),
                    Figures = table.Column<string>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosedBecause = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    ImporterId = table.Column<long>(type: "INTEGER", nullable: false),
                    Filer = table.Column<string>(type: "TEXT", unicode: false, maxLength: 3, nullable: false),
                    PortOfEntry = table.Column<string>(type: "TEXT", unicode: false, maxLength: 4, nullable: false),
                    HandledBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RevenueDue", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RevenueDue_EntrySummary_EntryId",
                        column: x => x.EntryId,
                        principalTable: "EntrySummary",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RevenueDue_WorkItem_WorkId",
                        column: x => x.WorkId,
                        principalTable: "WorkItem",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "SamplingSeed",
                columns: table => new
                {
                    Period = table.Column<string>(type: "TEXT", unicode: false, maxLength: 7, nullable: false),
                    Seed = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SamplingSeed", x => x.Period);
                });

            migrationBuilder.CreateTable(
                name: "LetterCode",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 12, nullable: false),
                    Letter = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    WorkId = table.Column<long>(type: "INTEGER", nullable: true),
                    Seq = table.Column<int>(type: "INTEGER", nullable: true),
                    BillId = table.Column<long>(type: "INTEGER", nullable: true),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LetterCode", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LetterCode_RevenueDue_BillId",
                        column: x => x.BillId,
                        principalTable: "RevenueDue",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_LetterCode_WorkItem_WorkId",
                        column: x => x.WorkId,
                        principalTable: "WorkItem",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "RefStamp",
                columns: new[] { "Name", "Version" },
                values: new object[] { "revenue", 1L });

            migrationBuilder.CreateIndex(
                name: "IX_Upload_SelectionDue_Id",
                table: "Upload",
                columns: new[] { "SelectionDue", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_DisclosureLoss_Entry",
                table: "DisclosureLoss",
                column: "Entry");

            migrationBuilder.CreateIndex(
                name: "IX_DisclosureLoss_WorkId_Sheet_Row",
                table: "DisclosureLoss",
                columns: new[] { "WorkId", "Sheet", "Row" });

            migrationBuilder.CreateIndex(
                name: "IX_EntryImage_EntryId",
                table: "EntryImage",
                column: "EntryId");

            migrationBuilder.CreateIndex(
                name: "IX_EntryImage_WorkId",
                table: "EntryImage",
                column: "WorkId");

            migrationBuilder.CreateIndex(
                name: "IX_EntrySelection_EntryId_Trigger_Rule",
                table: "EntrySelection",
                columns: new[] { "EntryId", "Trigger", "Rule" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EntrySelection_Office_Id",
                table: "EntrySelection",
                columns: new[] { "Office", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_EntrySelection_WorkId",
                table: "EntrySelection",
                column: "WorkId");

            migrationBuilder.CreateIndex(
                name: "IX_LetterAnswer_WorkId_Seq",
                table: "LetterAnswer",
                columns: new[] { "WorkId", "Seq" });

            migrationBuilder.CreateIndex(
                name: "IX_LetterCode_BillId",
                table: "LetterCode",
                column: "BillId");

            migrationBuilder.CreateIndex(
                name: "IX_LetterCode_Code",
                table: "LetterCode",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LetterCode_WorkId_Seq",
                table: "LetterCode",
                columns: new[] { "WorkId", "Seq" });

            migrationBuilder.CreateIndex(
                name: "IX_LiquidationWorksheet_EntryId",
                table: "LiquidationWorksheet",
                column: "EntryId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LiquidationWorksheet_HandledBy_ChangedAt_Id",
                table: "LiquidationWorksheet",
                columns: new[] { "HandledBy", "ChangedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_RevenueDue_EntryId",
                table: "RevenueDue",
                column: "EntryId");

            migrationBuilder.CreateIndex(
                name: "IX_RevenueDue_EventId",
                table: "RevenueDue",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_RevenueDue_Filer_On_Id",
                table: "RevenueDue",
                columns: new[] { "Filer", "On", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_RevenueDue_HandledBy_On_Id",
                table: "RevenueDue",
                columns: new[] { "HandledBy", "On", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_RevenueDue_ImporterId_On_Id",
                table: "RevenueDue",
                columns: new[] { "ImporterId", "On", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_RevenueDue_Key",
                table: "RevenueDue",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RevenueDue_On_Id",
                table: "RevenueDue",
                columns: new[] { "On", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_RevenueDue_PortOfEntry_On_Id",
                table: "RevenueDue",
                columns: new[] { "PortOfEntry", "On", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_RevenueDue_WorkId",
                table: "RevenueDue",
                column: "WorkId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DisclosureLoss");

            migrationBuilder.DropTable(
                name: "EntryImage");

            migrationBuilder.DropTable(
                name: "EntrySelection");

            migrationBuilder.DropTable(
                name: "LetterAnswer");

            migrationBuilder.DropTable(
                name: "LetterCode");

            migrationBuilder.DropTable(
                name: "LiquidationWorksheet");

            migrationBuilder.DropTable(
                name: "RefClaimProgram");

            migrationBuilder.DropTable(
                name: "RefCorrectableType");

            migrationBuilder.DropTable(
                name: "RefCorrectionReason");

            migrationBuilder.DropTable(
                name: "RefDenialReason");

            migrationBuilder.DropTable(
                name: "RefDiscrepancy");

            migrationBuilder.DropTable(
                name: "RefDutyRate");

            migrationBuilder.DropTable(
                name: "RefEntryDocument");

            migrationBuilder.DropTable(
                name: "RefInterest");

            migrationBuilder.DropTable(
                name: "RefLetter");

            migrationBuilder.DropTable(
                name: "RefRejectionReason");

            migrationBuilder.DropTable(
                name: "RefReviewLimit");

            migrationBuilder.DropTable(
                name: "RefReviewRule");

            migrationBuilder.DropTable(
                name: "RefSamplingShare");

            migrationBuilder.DropTable(
                name: "RefSelectionRule");

            migrationBuilder.DropTable(
                name: "SamplingSeed");

            migrationBuilder.DropTable(
                name: "RevenueDue");

            migrationBuilder.DropIndex(
                name: "IX_Upload_SelectionDue_Id",
                table: "Upload");

            migrationBuilder.DeleteData(
                table: "RefStamp",
                keyColumn: "Name",
                keyValue: "revenue");

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
                name: "ForStaff",
                table: "WorkClock");

            migrationBuilder.DropColumn(
                name: "SelectionDue",
                table: "Upload");

            migrationBuilder.DropColumn(
                name: "Audience",
                table: "ProtestDetail");

            migrationBuilder.DropColumn(
                name: "Corrections",
                table: "EntrySummary");

            migrationBuilder.DropColumn(
                name: "PaidOn",
                table: "EntryLiquidationState");

            migrationBuilder.DropColumn(
                name: "ReconciledOn",
                table: "EntryLiquidationState");

            migrationBuilder.DropColumn(
                name: "StatementOn",
                table: "EntryLiquidationState");

            migrationBuilder.DropColumn(
                name: "As",
                table: "Attachment");

            migrationBuilder.DropColumn(
                name: "Audience",
                table: "Attachment");
        }
    }
}
