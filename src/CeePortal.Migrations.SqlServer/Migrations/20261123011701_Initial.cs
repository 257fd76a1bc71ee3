using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace CeePortal.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DataProtectionKey",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FriendlyName = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Xml = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKey", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Importer",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    NumberText = table.Column<string>(type: "varchar(12)", unicode: false, maxLength: 12, nullable: true),
                    NumberCipher = table.Column<byte[]>(type: "varbinary(500)", maxLength: 500, nullable: true),
                    LookupHash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    LookupKeyVersion = table.Column<int>(type: "int", nullable: false),
                    Display = table.Column<string>(type: "varchar(12)", unicode: false, maxLength: 12, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Importer", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "KeyBlock",
                columns: table => new
                {
                    Name = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Next = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyBlock", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "LookupKey",
                columns: table => new
                {
                    Version = table.Column<int>(type: "int", nullable: false),
                    Protected = table.Column<byte[]>(type: "varbinary(1000)", maxLength: 1000, nullable: true),
                    Check = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LookupKey", x => x.Version);
                });

            migrationBuilder.CreateTable(
                name: "Organization",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Center = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: true),
                    Port = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: true),
                    SuretyCode = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organization", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PortalEvent",
                columns: table => new
                {
                    StreamType = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    StreamId = table.Column<long>(type: "bigint", nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    ActorId = table.Column<long>(type: "bigint", nullable: true),
                    Type = table.Column<string>(type: "varchar(80)", unicode: false, maxLength: 80, nullable: false),
                    SchemaVersion = table.Column<int>(type: "int", nullable: false),
                    Payload = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    PrevHash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    Hash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PortalEvent", x => new { x.StreamType, x.StreamId, x.Seq });
                });

            migrationBuilder.CreateTable(
                name: "PortalJob",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    SubjectId = table.Column<long>(type: "bigint", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    LeaseOwner = table.Column<string>(type: "varchar(100)", unicode: false, maxLength: 100, nullable: true),
                    LeaseUntil = table.Column<long>(type: "bigint", nullable: true),
                    Attempt = table.Column<int>(type: "int", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    NextRunAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Error = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PortalJob", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PortalRole",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PortalRole", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RefBondDesignation",
                columns: table => new
                {
                    Code = table.Column<string>(type: "varchar(1)", unicode: false, maxLength: 1, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefBondDesignation", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "RefBondType",
                columns: table => new
                {
                    Code = table.Column<string>(type: "varchar(1)", unicode: false, maxLength: 1, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefBondType", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "RefCenter",
                columns: table => new
                {
                    Code = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    AceCode = table.Column<string>(type: "varchar(6)", unicode: false, maxLength: 6, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ShortName = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Abbreviation = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false),
                    City = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    State = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    LatitudeE4 = table.Column<int>(type: "int", nullable: false),
                    LongitudeE4 = table.Column<int>(type: "int", nullable: false),
                    Industries = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    IndustryStart = table.Column<DateOnly>(type: "date", nullable: true),
                    TestStart = table.Column<DateOnly>(type: "date", nullable: true),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefCenter", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "RefCenterEvent",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Center = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    DateFrom = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false),
                    Event = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefCenterEvent", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RefCenterOpening",
                columns: table => new
                {
                    Rule = table.Column<int>(type: "int", nullable: false),
                    Center = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefCenterOpening", x => new { x.Rule, x.Center });
                });

            migrationBuilder.CreateTable(
                name: "RefChapter",
                columns: table => new
                {
                    Code = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefChapter", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "RefCondition",
                columns: table => new
                {
                    Code = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false),
                    Narrative = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Explanation = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    SuggestedFix = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Area = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefCondition", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "RefCountry",
                columns: table => new
                {
                    Code = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Kind = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefCountry", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "RefCoverage",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    SinceVersion = table.Column<int>(type: "int", nullable: false),
                    UntilVersion = table.Column<int>(type: "int", nullable: true),
                    HeadingFrom = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false),
                    HeadingTo = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false),
                    Center = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    EffectiveTo = table.Column<DateOnly>(type: "date", nullable: true),
                    DocumentDate = table.Column<DateOnly>(type: "date", nullable: true),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefCoverage", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RefCoverageVersion",
                columns: table => new
                {
                    Number = table.Column<int>(type: "int", nullable: false),
                    PublishedAt = table.Column<long>(type: "bigint", nullable: false),
                    ByUserId = table.Column<long>(type: "bigint", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefCoverageVersion", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "RefEntryType",
                columns: table => new
                {
                    Code = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    Family = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    AcceptedElectronically = table.Column<bool>(type: "bit", nullable: false),
                    Formal = table.Column<bool>(type: "bit", nullable: false),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefEntryType", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "RefFeeClass",
                columns: table => new
                {
                    Code = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    Level = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefFeeClass", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "RefFees",
                columns: table => new
                {
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    MpfRateMillionths = table.Column<int>(type: "int", nullable: false),
                    MpfMinimumCents = table.Column<long>(type: "bigint", nullable: false),
                    MpfMaximumCents = table.Column<long>(type: "bigint", nullable: false),
                    InformalCents = table.Column<long>(type: "bigint", nullable: false),
                    DutiableMailCents = table.Column<long>(type: "bigint", nullable: false),
                    ManualSurchargeCents = table.Column<long>(type: "bigint", nullable: false),
                    HmfRateMillionths = table.Column<int>(type: "int", nullable: false),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefFees", x => x.From);
                });

            migrationBuilder.CreateTable(
                name: "RefHeading",
                columns: table => new
                {
                    Heading = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    SearchWords = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefHeading", x => x.Heading);
                });

            migrationBuilder.CreateTable(
                name: "RefModeOfTransport",
                columns: table => new
                {
                    Code = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefModeOfTransport", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "RefPolicy",
                columns: table => new
                {
                    Version = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Rule = table.Column<int>(type: "int", nullable: false),
                    EntryTypes = table.Column<string>(type: "varchar(200)", unicode: false, maxLength: 200, nullable: false),
                    EntryTypesFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    Summary = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    ByUserId = table.Column<long>(type: "bigint", nullable: true),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefPolicy", x => x.Version);
                });

            migrationBuilder.CreateTable(
                name: "RefPort",
                columns: table => new
                {
                    Code = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    State = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: true),
                    District = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefPort", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "RefPortTakeover",
                columns: table => new
                {
                    Center = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    Port = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefPortTakeover", x => new { x.Center, x.Port });
                });

            migrationBuilder.CreateTable(
                name: "RefSpecialProgram",
                columns: table => new
                {
                    Code = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Ended = table.Column<DateOnly>(type: "date", nullable: true),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefSpecialProgram", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "RefStamp",
                columns: table => new
                {
                    Name = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefStamp", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "RefState",
                columns: table => new
                {
                    Code = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefState", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "EntrySummary",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<string>(type: "varchar(11)", unicode: false, maxLength: 11, nullable: false),
                    Filer = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    Type = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    PortOfEntry = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    StatementPort = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: true),
                    ImporterId = table.Column<long>(type: "bigint", nullable: false),
                    Consignee = table.Column<string>(type: "varchar(12)", unicode: false, maxLength: 12, nullable: true),
                    BrokerReference = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    ModeOfTransport = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: true),
                    EstimatedEntryDate = table.Column<DateOnly>(type: "date", nullable: true),
                    EntryDateCbp = table.Column<DateOnly>(type: "date", nullable: true),
                    StatementPrintDate = table.Column<DateOnly>(type: "date", nullable: true),
                    ArrivalDate = table.Column<DateOnly>(type: "date", nullable: true),
                    ImportDate = table.Column<DateOnly>(type: "date", nullable: true),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DecidingDate = table.Column<DateOnly>(type: "date", nullable: false),
                    DateBasis = table.Column<int>(type: "int", nullable: false),
                    PaymentType = table.Column<string>(type: "varchar(1)", unicode: false, maxLength: 1, nullable: true),
                    BondType = table.Column<string>(type: "varchar(1)", unicode: false, maxLength: 1, nullable: true),
                    Surety = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: true),
                    StateOfDestination = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: true),
                    Carrier = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: true),
                    Conveyance = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    ValueCents = table.Column<long>(type: "bigint", nullable: false),
                    DutyCents = table.Column<long>(type: "bigint", nullable: false),
                    FeesCents = table.Column<long>(type: "bigint", nullable: false),
                    TaxCents = table.Column<long>(type: "bigint", nullable: false),
                    AntidumpingCents = table.Column<long>(type: "bigint", nullable: false),
                    CountervailingCents = table.Column<long>(type: "bigint", nullable: false),
                    OtherCents = table.Column<long>(type: "bigint", nullable: false),
                    LineCount = table.Column<int>(type: "int", nullable: false),
                    HandledBy = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    RoutingBasis = table.Column<int>(type: "int", nullable: false),
                    CoverageBasis = table.Column<int>(type: "int", nullable: false),
                    DecisionId = table.Column<long>(type: "bigint", nullable: false),
                    UploadId = table.Column<long>(type: "bigint", nullable: false),
                    FiledAt = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false),
                    Detail = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EntrySummary", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EntrySummary_Importer_ImporterId",
                        column: x => x.ImporterId,
                        principalTable: "Importer",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImporterAssignment",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ImporterId = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    Center = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: true),
                    Basis = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Evidence = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ByUserId = table.Column<long>(type: "bigint", nullable: true),
                    RecordedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImporterAssignment", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ImporterAssignment_Importer_ImporterId",
                        column: x => x.ImporterId,
                        principalTable: "Importer",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImporterEnrollment",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ImporterId = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Tier = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImporterEnrollment", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ImporterEnrollment_Importer_ImporterId",
                        column: x => x.ImporterId,
                        principalTable: "Importer",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImporterParticipation",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ImporterId = table.Column<long>(type: "bigint", nullable: false),
                    Center = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    Accepted = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImporterParticipation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ImporterParticipation_Importer_ImporterId",
                        column: x => x.ImporterId,
                        principalTable: "Importer",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FilerAccount",
                columns: table => new
                {
                    Filer = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    CheckDigitFactor = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FilerAccount", x => x.Filer);
                    table.ForeignKey(
                        name: "FK_FilerAccount_Organization_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organization",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrganizationImporter",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    ImporterId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganizationImporter", x => new { x.OrganizationId, x.ImporterId });
                    table.ForeignKey(
                        name: "FK_OrganizationImporter_Importer_ImporterId",
                        column: x => x.ImporterId,
                        principalTable: "Importer",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OrganizationImporter_Organization_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organization",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PortalUser",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    DisplayName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    UserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    PasswordHash = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    SecurityStamp = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    PhoneNumber = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "bit", nullable: false),
                    LockoutEnd = table.Column<long>(type: "bigint", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "bit", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PortalUser", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PortalUser_Organization_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organization",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PowerOfAttorney",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    ImporterId = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PowerOfAttorney", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PowerOfAttorney_Importer_ImporterId",
                        column: x => x.ImporterId,
                        principalTable: "Importer",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PowerOfAttorney_Organization_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organization",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Upload",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    UploadedBy = table.Column<long>(type: "bigint", nullable: false),
                    Filer = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: true),
                    FileName = table.Column<string>(type: "nvarchar(260)", maxLength: 260, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true),
                    StoredFile = table.Column<string>(type: "varchar(100)", unicode: false, maxLength: 100, nullable: true),
                    Format = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: true),
                    CheckOnly = table.Column<bool>(type: "bit", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    StatusText = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ReceivedAt = table.Column<long>(type: "bigint", nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: true),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    TransactionsExpected = table.Column<int>(type: "int", nullable: false),
                    EntriesDone = table.Column<int>(type: "int", nullable: false),
                    Accepted = table.Column<int>(type: "int", nullable: false),
                    Rejected = table.Column<int>(type: "int", nullable: false),
                    WithWarnings = table.Column<int>(type: "int", nullable: false),
                    FindingCount = table.Column<int>(type: "int", nullable: false),
                    BytesRead = table.Column<long>(type: "bigint", nullable: false),
                    Slices = table.Column<int>(type: "int", nullable: false),
                    Checkpoint = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    AxFile = table.Column<string>(type: "varchar(100)", unicode: false, maxLength: 100, nullable: true),
                    RejectedFile = table.Column<string>(type: "varchar(100)", unicode: false, maxLength: 100, nullable: true),
                    StopRequested = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Upload", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Upload_Organization_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organization",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PortalRoleClaim",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    RoleId = table.Column<long>(type: "bigint", nullable: false),
                    ClaimType = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ClaimValue = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PortalRoleClaim", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PortalRoleClaim_PortalRole_RoleId",
                        column: x => x.RoleId,
                        principalTable: "PortalRole",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EntryDecision",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    EntryId = table.Column<long>(type: "bigint", nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false),
                    Destination = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    RevenuePort = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    Basis = table.Column<int>(type: "int", nullable: false),
                    CoverageBasis = table.Column<int>(type: "int", nullable: false),
                    DecidedAt = table.Column<long>(type: "bigint", nullable: false),
                    DateUsed = table.Column<DateOnly>(type: "date", nullable: false),
                    DateBasis = table.Column<int>(type: "int", nullable: false),
                    PolicyVersion = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CoverageVersion = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reasons = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Lines = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    UploadId = table.Column<long>(type: "bigint", nullable: true),
                    ImporterId = table.Column<long>(type: "bigint", nullable: false),
                    Filer = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    PortOfEntry = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    HandledBy = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EntryDecision", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EntryDecision_EntrySummary_EntryId",
                        column: x => x.EntryId,
                        principalTable: "EntrySummary",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EntryLine",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    EntryId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Origin = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: true),
                    DecidingNumber = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: true),
                    Destination = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: true),
                    ValueCents = table.Column<long>(type: "bigint", nullable: false),
                    DutyCents = table.Column<long>(type: "bigint", nullable: false),
                    Description = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Manufacturer = table.Column<string>(type: "varchar(15)", unicode: false, maxLength: 15, nullable: true),
                    Detail = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ImporterId = table.Column<long>(type: "bigint", nullable: false),
                    Filer = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    PortOfEntry = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    HandledBy = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EntryLine", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EntryLine_EntrySummary_EntryId",
                        column: x => x.EntryId,
                        principalTable: "EntrySummary",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PortalUserClaim",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    ClaimType = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ClaimValue = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PortalUserClaim", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PortalUserClaim_PortalUser_UserId",
                        column: x => x.UserId,
                        principalTable: "PortalUser",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PortalUserLogin",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    UserId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PortalUserLogin", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_PortalUserLogin_PortalUser_UserId",
                        column: x => x.UserId,
                        principalTable: "PortalUser",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PortalUserPasskey",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "varbinary(1024)", maxLength: 1024, nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    Data = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PortalUserPasskey", x => x.CredentialId)
                        .Annotation("SqlServer:Clustered", false);
                    table.ForeignKey(
                        name: "FK_PortalUserPasskey_PortalUser_UserId",
                        column: x => x.UserId,
                        principalTable: "PortalUser",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PortalUserRole",
                columns: table => new
                {
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    RoleId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PortalUserRole", x => new { x.UserId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_PortalUserRole_PortalRole_RoleId",
                        column: x => x.RoleId,
                        principalTable: "PortalRole",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PortalUserRole_PortalUser_UserId",
                        column: x => x.UserId,
                        principalTable: "PortalUser",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PortalUserToken",
                columns: table => new
                {
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    LoginProvider = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PortalUserToken", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_PortalUserToken_PortalUser_UserId",
                        column: x => x.UserId,
                        principalTable: "PortalUser",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EntryFinding",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    UploadId = table.Column<long>(type: "bigint", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    EntryId = table.Column<long>(type: "bigint", nullable: true),
                    Entry = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Record = table.Column<long>(type: "bigint", nullable: false),
                    RecordType = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Columns = table.Column<string>(type: "varchar(15)", unicode: false, maxLength: 15, nullable: false),
                    Field = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Code = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false),
                    Severity = table.Column<int>(type: "int", nullable: false),
                    Line = table.Column<int>(type: "int", nullable: false),
                    Message = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Fix = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Image = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Filer = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    ImporterId = table.Column<long>(type: "bigint", nullable: true),
                    PortOfEntry = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: true),
                    HandledBy = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EntryFinding", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EntryFinding_Upload_UploadId",
                        column: x => x.UploadId,
                        principalTable: "Upload",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UploadTally",
                columns: table => new
                {
                    UploadId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Key = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Count = table.Column<int>(type: "int", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UploadTally", x => new { x.UploadId, x.Kind, x.Key });
                    table.ForeignKey(
                        name: "FK_UploadTally_Upload_UploadId",
                        column: x => x.UploadId,
                        principalTable: "Upload",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "KeyBlock",
                columns: new[] { "Name", "Next" },
                values: new object[] { "portal", 1000L });

            migrationBuilder.InsertData(
                table: "RefStamp",
                columns: new[] { "Name", "Version" },
                values: new object[,]
                {
                    { "lists", 1L },
                    { "routing", 1L }
                });

            migrationBuilder.CreateIndex(
                name: "IX_EntryDecision_EntryId_Seq",
                table: "EntryDecision",
                columns: new[] { "EntryId", "Seq" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EntryFinding_EntryId",
                table: "EntryFinding",
                column: "EntryId");

            migrationBuilder.CreateIndex(
                name: "IX_EntryFinding_UploadId_Code_Record_Id",
                table: "EntryFinding",
                columns: new[] { "UploadId", "Code", "Record", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_EntryFinding_UploadId_Record_Id",
                table: "EntryFinding",
                columns: new[] { "UploadId", "Record", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_EntryLine_EntryId_Number",
                table: "EntryLine",
                columns: new[] { "EntryId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_EntrySummary_DecidingDate_Id",
                table: "EntrySummary",
                columns: new[] { "DecidingDate", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_EntrySummary_FiledAt_Id",
                table: "EntrySummary",
                columns: new[] { "FiledAt", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_EntrySummary_Filer_FiledAt_Id",
                table: "EntrySummary",
                columns: new[] { "Filer", "FiledAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_EntrySummary_HandledBy_FiledAt_Id_Status_PortOfEntry_ImporterId_ValueCents",
                table: "EntrySummary",
                columns: new[] { "HandledBy", "FiledAt", "Id", "Status", "PortOfEntry", "ImporterId", "ValueCents" },
                descending: new[] { false, true, true, false, false, false, false });

            migrationBuilder.CreateIndex(
                name: "IX_EntrySummary_ImporterId_FiledAt_Id",
                table: "EntrySummary",
                columns: new[] { "ImporterId", "FiledAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_EntrySummary_Number",
                table: "EntrySummary",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EntrySummary_PortOfEntry_FiledAt_Id",
                table: "EntrySummary",
                columns: new[] { "PortOfEntry", "FiledAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_EntrySummary_Type_FiledAt_Id",
                table: "EntrySummary",
                columns: new[] { "Type", "FiledAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_EntrySummary_UploadId_FiledAt_Id",
                table: "EntrySummary",
                columns: new[] { "UploadId", "FiledAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_FilerAccount_OrganizationId",
                table: "FilerAccount",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_Importer_Display",
                table: "Importer",
                column: "Display");

            migrationBuilder.CreateIndex(
                name: "IX_Importer_LookupHash",
                table: "Importer",
                column: "LookupHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Importer_Name",
                table: "Importer",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_ImporterAssignment_ImporterId_From",
                table: "ImporterAssignment",
                columns: new[] { "ImporterId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImporterEnrollment_ImporterId_From_Tier",
                table: "ImporterEnrollment",
                columns: new[] { "ImporterId", "From", "Tier" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImporterParticipation_ImporterId_Accepted",
                table: "ImporterParticipation",
                columns: new[] { "ImporterId", "Accepted" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Organization_Name",
                table: "Organization",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationImporter_ImporterId",
                table: "OrganizationImporter",
                column: "ImporterId");

            migrationBuilder.CreateIndex(
                name: "IX_PortalEvent_ActorId_At",
                table: "PortalEvent",
                columns: new[] { "ActorId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_PortalEvent_At",
                table: "PortalEvent",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_PortalJob_Kind_SubjectId",
                table: "PortalJob",
                columns: new[] { "Kind", "SubjectId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PortalJob_Status_NextRunAt",
                table: "PortalJob",
                columns: new[] { "Status", "NextRunAt" });

            migrationBuilder.CreateIndex(
                name: "RoleNameIndex",
                table: "PortalRole",
                column: "NormalizedName",
                unique: true,
                filter: "[NormalizedName] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PortalRoleClaim_RoleId",
                table: "PortalRoleClaim",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "PortalUser",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_PortalUser_OrganizationId",
                table: "PortalUser",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "PortalUser",
                column: "NormalizedUserName",
                unique: true,
                filter: "[NormalizedUserName] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PortalUserClaim_UserId",
                table: "PortalUserClaim",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_PortalUserLogin_UserId",
                table: "PortalUserLogin",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_PortalUserPasskey_UserId",
                table: "PortalUserPasskey",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_PortalUserRole_RoleId",
                table: "PortalUserRole",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "IX_PowerOfAttorney_ImporterId",
                table: "PowerOfAttorney",
                column: "ImporterId");

            migrationBuilder.CreateIndex(
                name: "IX_PowerOfAttorney_OrganizationId_ImporterId_From",
                table: "PowerOfAttorney",
                columns: new[] { "OrganizationId", "ImporterId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RefCenterEvent_Center_DateFrom",
                table: "RefCenterEvent",
                columns: new[] { "Center", "DateFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_RefCoverage_SinceVersion_HeadingFrom_EffectiveFrom",
                table: "RefCoverage",
                columns: new[] { "SinceVersion", "HeadingFrom", "EffectiveFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_RefPolicy_From",
                table: "RefPolicy",
                column: "From",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Upload_OrganizationId_ReceivedAt_Id",
                table: "Upload",
                columns: new[] { "OrganizationId", "ReceivedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_Upload_OrganizationId_Sha256",
                table: "Upload",
                columns: new[] { "OrganizationId", "Sha256" });

            migrationBuilder.CreateIndex(
                name: "IX_Upload_ReceivedAt_Id",
                table: "Upload",
                columns: new[] { "ReceivedAt", "Id" },
                descending: new bool[0]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DataProtectionKey");

            migrationBuilder.DropTable(
                name: "EntryDecision");

            migrationBuilder.DropTable(
                name: "EntryFinding");

            migrationBuilder.DropTable(
                name: "EntryLine");

            migrationBuilder.DropTable(
                name: "FilerAccount");

            migrationBuilder.DropTable(
                name: "ImporterAssignment");

            migrationBuilder.DropTable(
                name: "ImporterEnrollment");

            migrationBuilder.DropTable(
                name: "ImporterParticipation");

            migrationBuilder.DropTable(
                name: "KeyBlock");

            migrationBuilder.DropTable(
                name: "LookupKey");

            migrationBuilder.DropTable(
                name: "OrganizationImporter");

            migrationBuilder.DropTable(
                name: "PortalEvent");

            migrationBuilder.DropTable(
                name: "PortalJob");

            migrationBuilder.DropTable(
                name: "PortalRoleClaim");

            migrationBuilder.DropTable(
                name: "PortalUserClaim");

            migrationBuilder.DropTable(
                name: "PortalUserLogin");

            migrationBuilder.DropTable(
                name: "PortalUserPasskey");

            migrationBuilder.DropTable(
                name: "PortalUserRole");

            migrationBuilder.DropTable(
                name: "PortalUserToken");

            migrationBuilder.DropTable(
                name: "PowerOfAttorney");

            migrationBuilder.DropTable(
                name: "RefBondDesignation");

            migrationBuilder.DropTable(
                name: "RefBondType");

            migrationBuilder.DropTable(
                name: "RefCenter");

            migrationBuilder.DropTable(
                name: "RefCenterEvent");

            migrationBuilder.DropTable(
                name: "RefCenterOpening");

            migrationBuilder.DropTable(
                name: "RefChapter");

            migrationBuilder.DropTable(
                name: "RefCondition");

            migrationBuilder.DropTable(
                name: "RefCountry");

            migrationBuilder.DropTable(
                name: "RefCoverage");

            migrationBuilder.DropTable(
                name: "RefCoverageVersion");

            migrationBuilder.DropTable(
                name: "RefEntryType");

            migrationBuilder.DropTable(
                name: "RefFeeClass");

            migrationBuilder.DropTable(
                name: "RefFees");

            migrationBuilder.DropTable(
                name: "RefHeading");

            migrationBuilder.DropTable(
                name: "RefModeOfTransport");

            migrationBuilder.DropTable(
                name: "RefPolicy");

            migrationBuilder.DropTable(
                name: "RefPort");

            migrationBuilder.DropTable(
                name: "RefPortTakeover");

            migrationBuilder.DropTable(
                name: "RefSpecialProgram");

            migrationBuilder.DropTable(
                name: "RefStamp");

            migrationBuilder.DropTable(
                name: "RefState");

            migrationBuilder.DropTable(
                name: "UploadTally");

            migrationBuilder.DropTable(
                name: "EntrySummary");

            migrationBuilder.DropTable(
                name: "PortalRole");

            migrationBuilder.DropTable(
                name: "PortalUser");

            migrationBuilder.DropTable(
                name: "Upload");

            migrationBuilder.DropTable(
                name: "Importer");

            migrationBuilder.DropTable(
                name: "Organization");
        }
    }
}
