using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace CeePortal.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class PostReleaseWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CalendarFeed",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    TokenHash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    OnlyTaken = table.Column<bool>(type: "bit", nullable: false),
                    MadeAt = table.Column<long>(type: "bigint", nullable: false),
                    ReadOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarFeed", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CalendarFeed_PortalUser_UserId",
                        column: x => x.UserId,
                        principalTable: "PortalUser",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ClockNotice",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Subject = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false),
                    SubjectId = table.Column<long>(type: "bigint", nullable: false),
                    Code = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false),
                    About = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Due = table.Column<DateOnly>(type: "date", nullable: false),
                    DaysBefore = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClockNotice", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EntryClock",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    EntryId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<string>(type: "varchar(11)", unicode: false, maxLength: 11, nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    StartedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EstimatedBy = table.Column<int>(type: "int", nullable: true),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: false),
                    RolledFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ImporterId = table.Column<long>(type: "bigint", nullable: false),
                    Filer = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    PortOfEntry = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    HandledBy = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EntryClock", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EntryClock_EntrySummary_EntryId",
                        column: x => x.EntryId,
                        principalTable: "EntrySummary",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EntryLiquidation",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    EntryId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    AsOf = table.Column<DateOnly>(type: "date", nullable: false),
                    Type = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    Result = table.Column<int>(type: "int", nullable: false),
                    Basis = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    IsVoluntary = table.Column<bool>(type: "bit", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    UploadId = table.Column<long>(type: "bigint", nullable: true),
                    Row = table.Column<long>(type: "bigint", nullable: true),
                    RecordedBy = table.Column<long>(type: "bigint", nullable: true),
                    RecordedAt = table.Column<long>(type: "bigint", nullable: false),
                    StruckAt = table.Column<long>(type: "bigint", nullable: true),
                    StruckBy = table.Column<long>(type: "bigint", nullable: true),
                    StruckBecause = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ImporterId = table.Column<long>(type: "bigint", nullable: false),
                    Filer = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    PortOfEntry = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    HandledBy = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EntryLiquidation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EntryLiquidation_EntrySummary_EntryId",
                        column: x => x.EntryId,
                        principalTable: "EntrySummary",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EntryLiquidationState",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<string>(type: "varchar(11)", unicode: false, maxLength: 11, nullable: false),
                    EntryDate = table.Column<DateOnly>(type: "date", nullable: true),
                    Scheduled = table.Column<DateOnly>(type: "date", nullable: true),
                    LiquidatedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LiquidationType = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: true),
                    Result = table.Column<int>(type: "int", nullable: false),
                    ReliquidatedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Extensions = table.Column<int>(type: "int", nullable: false),
                    ExtendedUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    SuspendedFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    SuspensionBasis = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: true),
                    LiquidateBy = table.Column<DateOnly>(type: "date", nullable: true),
                    IsEstimated = table.Column<bool>(type: "bit", nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false),
                    ImporterId = table.Column<long>(type: "bigint", nullable: false),
                    Filer = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    PortOfEntry = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    HandledBy = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EntryLiquidationState", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EntryLiquidationState_EntrySummary_Id",
                        column: x => x.Id,
                        principalTable: "EntrySummary",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InboxMessage",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    Topic = table.Column<int>(type: "int", nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Sentence = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Details = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Source = table.Column<string>(type: "varchar(200)", unicode: false, maxLength: 200, nullable: false),
                    ItemKind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    ItemNumber = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ReadAt = table.Column<long>(type: "bigint", nullable: true),
                    AwaitsDigest = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InboxMessage", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InboxMessage_PortalUser_UserId",
                        column: x => x.UserId,
                        principalTable: "PortalUser",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MessageChoice",
                columns: table => new
                {
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    Way = table.Column<int>(type: "int", nullable: false),
                    DaysBefore = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MessageChoice", x => x.UserId);
                    table.ForeignKey(
                        name: "FK_MessageChoice_PortalUser_UserId",
                        column: x => x.UserId,
                        principalTable: "PortalUser",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "NoticeDue",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    WorkId = table.Column<long>(type: "bigint", nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    NotBefore = table.Column<long>(type: "bigint", nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    Problem = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticeDue", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NoticeRecipient",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticeRecipient", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OutgoingMail",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    To = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Source = table.Column<string>(type: "varchar(200)", unicode: false, maxLength: 200, nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    NextAttemptAt = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    SentAt = table.Column<long>(type: "bigint", nullable: true),
                    Problem = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    LeaseOwner = table.Column<string>(type: "varchar(100)", unicode: false, maxLength: 100, nullable: true),
                    LeaseUntil = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutgoingMail", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OutgoingMail_PortalUser_UserId",
                        column: x => x.UserId,
                        principalTable: "PortalUser",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProtestBatch",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    SentBy = table.Column<long>(type: "bigint", nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(260)", maxLength: 260, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    StoredFile = table.Column<string>(type: "varchar(100)", unicode: false, maxLength: 100, nullable: false),
                    CheckOnly = table.Column<bool>(type: "bit", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    StatusText = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ReceivedAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Rows = table.Column<int>(type: "int", nullable: false),
                    BadRows = table.Column<int>(type: "int", nullable: false),
                    Protests = table.Column<int>(type: "int", nullable: false),
                    Done = table.Column<int>(type: "int", nullable: false),
                    Filed = table.Column<int>(type: "int", nullable: false),
                    Readable = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProtestBatch", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProtestBatch_Organization_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organization",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RefClock",
                columns: table => new
                {
                    Code = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Length = table.Column<int>(type: "int", nullable: true),
                    Unit = table.Column<int>(type: "int", nullable: true),
                    Roll = table.Column<int>(type: "int", nullable: true),
                    TargetDays = table.Column<int>(type: "int", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefClock", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "RefClosing",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Port = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    MovesDeadlines = table.Column<bool>(type: "bit", nullable: false),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefClosing", x => new { x.Day, x.Port });
                });

            migrationBuilder.CreateTable(
                name: "RefLiquidationBasis",
                columns: table => new
                {
                    Code = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Of = table.Column<int>(type: "int", nullable: false),
                    IsVoluntary = table.Column<bool>(type: "bit", nullable: false),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefLiquidationBasis", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "RefLiquidationType",
                columns: table => new
                {
                    Code = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Result = table.Column<int>(type: "int", nullable: false),
                    IsReliquidation = table.Column<bool>(type: "bit", nullable: false),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefLiquidationType", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "SavedWorkFilter",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    OwnerId = table.Column<long>(type: "bigint", nullable: false),
                    Office = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Query = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedWorkFilter", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedWorkFilter_PortalUser_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "PortalUser",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WorkDraft",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    OwnerId = table.Column<long>(type: "bigint", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    FormVersion = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAt = table.Column<long>(type: "bigint", nullable: false),
                    FiledAs = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkDraft", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WorkDraft_Organization_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organization",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WorkItem",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Number = table.Column<string>(type: "varchar(12)", unicode: false, maxLength: 12, nullable: false),
                    Office = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    Port = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    ImporterId = table.Column<long>(type: "bigint", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Filer = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    State = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Phase = table.Column<int>(type: "int", nullable: false),
                    AssigneeId = table.Column<long>(type: "bigint", nullable: true),
                    TeamId = table.Column<long>(type: "bigint", nullable: true),
                    HeldUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    ReferredTo = table.Column<int>(type: "int", nullable: true),
                    IsWaitingForTrade = table.Column<bool>(type: "bit", nullable: false),
                    AnswerBy = table.Column<DateOnly>(type: "date", nullable: true),
                    WaitsFor = table.Column<string>(type: "varchar(12)", unicode: false, maxLength: 12, nullable: true),
                    IsOverdue = table.Column<bool>(type: "bit", nullable: false),
                    NextClock = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: true),
                    NextDue = table.Column<DateOnly>(type: "date", nullable: true),
                    DueOrder = table.Column<DateOnly>(type: "date", nullable: false),
                    Heading = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    EntryType = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    Segment = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    Issue = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false),
                    Asks = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    AmountCents = table.Column<long>(type: "bigint", nullable: false),
                    EntryCount = table.Column<int>(type: "int", nullable: false),
                    LeadEntry = table.Column<string>(type: "varchar(11)", unicode: false, maxLength: 11, nullable: false),
                    FiledOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkItem", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WorkItem_Importer_ImporterId",
                        column: x => x.ImporterId,
                        principalTable: "Importer",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WorkSequence",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Port = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Next = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkSequence", x => new { x.Kind, x.Port, x.Year });
                });

            migrationBuilder.CreateTable(
                name: "WorkTally",
                columns: table => new
                {
                    Office = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    Kind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Bucket = table.Column<int>(type: "int", nullable: false),
                    Key = table.Column<long>(type: "bigint", nullable: false),
                    Count = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkTally", x => new { x.Office, x.Bucket, x.Key, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "WorkTeam",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Office = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Purpose = table.Column<int>(type: "int", nullable: false),
                    IsClosed = table.Column<bool>(type: "bit", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkTeam", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProtestBatchFiling",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    BatchId = table.Column<long>(type: "bigint", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Row = table.Column<long>(type: "bigint", nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Number = table.Column<string>(type: "varchar(12)", unicode: false, maxLength: 12, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProtestBatchFiling", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProtestBatchFiling_ProtestBatch_BatchId",
                        column: x => x.BatchId,
                        principalTable: "ProtestBatch",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProtestBatchProblem",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    BatchId = table.Column<long>(type: "bigint", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Row = table.Column<long>(type: "bigint", nullable: false),
                    Column = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(130)", maxLength: 130, nullable: false),
                    Problem = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Remedy = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    IsWarning = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProtestBatchProblem", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProtestBatchProblem_ProtestBatch_BatchId",
                        column: x => x.BatchId,
                        principalTable: "ProtestBatch",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Attachment",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    WorkId = table.Column<long>(type: "bigint", nullable: true),
                    DraftId = table.Column<long>(type: "bigint", nullable: true),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    FileKey = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Type = table.Column<int>(type: "int", nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    AddedBy = table.Column<long>(type: "bigint", nullable: false),
                    AddedAt = table.Column<long>(type: "bigint", nullable: false),
                    ForStaffOnly = table.Column<bool>(type: "bit", nullable: false),
                    Scan = table.Column<int>(type: "int", nullable: false),
                    ScannedAt = table.Column<long>(type: "bigint", nullable: true),
                    ImporterId = table.Column<long>(type: "bigint", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Filer = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    Office = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    Port = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attachment", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Attachment_WorkItem_WorkId",
                        column: x => x.WorkId,
                        principalTable: "WorkItem",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProtestDetail",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    WorkId = table.Column<long>(type: "bigint", nullable: false),
                    Row = table.Column<int>(type: "int", nullable: false),
                    Entry = table.Column<string>(type: "varchar(11)", unicode: false, maxLength: 11, nullable: false),
                    Line = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    To = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Others = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    ImporterId = table.Column<long>(type: "bigint", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Filer = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    Office = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    Port = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProtestDetail", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProtestDetail_WorkItem_WorkId",
                        column: x => x.WorkId,
                        principalTable: "WorkItem",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WorkClock",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    WorkId = table.Column<long>(type: "bigint", nullable: false),
                    Code = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false),
                    About = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Binds = table.Column<int>(type: "int", nullable: false),
                    StartedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EstimatedBy = table.Column<int>(type: "int", nullable: true),
                    Due = table.Column<DateOnly>(type: "date", nullable: true),
                    RolledFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    RunsOutOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RanOutOn = table.Column<DateOnly>(type: "date", nullable: true),
                    HappensByItself = table.Column<bool>(type: "bit", nullable: false),
                    HeldBecause = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    ImporterId = table.Column<long>(type: "bigint", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Filer = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    Office = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    Port = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkClock", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WorkClock_WorkItem_WorkId",
                        column: x => x.WorkId,
                        principalTable: "WorkItem",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WorkItemEntry",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    WorkId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Entry = table.Column<string>(type: "varchar(11)", unicode: false, maxLength: 11, nullable: false),
                    Port = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    PartyId = table.Column<long>(type: "bigint", nullable: false),
                    Matter = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    ImporterId = table.Column<long>(type: "bigint", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Filer = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    Office = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkItemEntry", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WorkItemEntry_WorkItem_WorkId",
                        column: x => x.WorkId,
                        principalTable: "WorkItem",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WorkWatch",
                columns: table => new
                {
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    WorkId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkWatch", x => new { x.UserId, x.WorkId });
                    table.ForeignKey(
                        name: "FK_WorkWatch_PortalUser_UserId",
                        column: x => x.UserId,
                        principalTable: "PortalUser",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_WorkWatch_WorkItem_WorkId",
                        column: x => x.WorkId,
                        principalTable: "WorkItem",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WorkTeamHeading",
                columns: table => new
                {
                    Office = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    Heading = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    TeamId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkTeamHeading", x => new { x.Office, x.Heading });
                    table.ForeignKey(
                        name: "FK_WorkTeamHeading_WorkTeam_TeamId",
                        column: x => x.TeamId,
                        principalTable: "WorkTeam",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WorkTeamMember",
                columns: table => new
                {
                    TeamId = table.Column<long>(type: "bigint", nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkTeamMember", x => new { x.TeamId, x.UserId });
                    table.ForeignKey(
                        name: "FK_WorkTeamMember_PortalUser_UserId",
                        column: x => x.UserId,
                        principalTable: "PortalUser",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_WorkTeamMember_WorkTeam_TeamId",
                        column: x => x.TeamId,
                        principalTable: "WorkTeam",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "RefStamp",
                columns: new[] { "Name", "Version" },
                values: new object[,]
                {
                    { "clocks", 1L },
                    { "clocks-counted", 1L }
                });

            migrationBuilder.CreateIndex(
                name: "IX_Attachment_DraftId_Id",
                table: "Attachment",
                columns: new[] { "DraftId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Attachment_FileKey",
                table: "Attachment",
                column: "FileKey");

            migrationBuilder.CreateIndex(
                name: "IX_Attachment_Scan_Id",
                table: "Attachment",
                columns: new[] { "Scan", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Attachment_WorkId_Id",
                table: "Attachment",
                columns: new[] { "WorkId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeed_TokenHash",
                table: "CalendarFeed",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeed_UserId",
                table: "CalendarFeed",
                column: "UserId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ClockNotice_Due",
                table: "ClockNotice",
                column: "Due");

            migrationBuilder.CreateIndex(
                name: "IX_ClockNotice_SubjectId_Subject_Code_About_Due_DaysBefore",
                table: "ClockNotice",
                columns: new[] { "SubjectId", "Subject", "Code", "About", "Due", "DaysBefore" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EntryClock_EntryId",
                table: "EntryClock",
                column: "EntryId");

            migrationBuilder.CreateIndex(
                name: "IX_EntryClock_Filer_LastDay_Id_Kind",
                table: "EntryClock",
                columns: new[] { "Filer", "LastDay", "Id", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_EntryClock_HandledBy_LastDay_Id_Kind",
                table: "EntryClock",
                columns: new[] { "HandledBy", "LastDay", "Id", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_EntryClock_ImporterId_LastDay_Id_Kind",
                table: "EntryClock",
                columns: new[] { "ImporterId", "LastDay", "Id", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_EntryClock_LastDay_Id_Kind",
                table: "EntryClock",
                columns: new[] { "LastDay", "Id", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_EntryClock_PortOfEntry_LastDay_Id_Kind",
                table: "EntryClock",
                columns: new[] { "PortOfEntry", "LastDay", "Id", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_EntryLiquidation_EntryId_Kind_On_AsOf_Type_Basis",
                table: "EntryLiquidation",
                columns: new[] { "EntryId", "Kind", "On", "AsOf", "Type", "Basis" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EntryLiquidationState_Number",
                table: "EntryLiquidationState",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InboxMessage_AwaitsDigest_UserId_CreatedAt",
                table: "InboxMessage",
                columns: new[] { "AwaitsDigest", "UserId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_InboxMessage_UserId_Id",
                table: "InboxMessage",
                columns: new[] { "UserId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_InboxMessage_UserId_ReadAt_Id",
                table: "InboxMessage",
                columns: new[] { "UserId", "ReadAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_InboxMessage_UserId_Source",
                table: "InboxMessage",
                columns: new[] { "UserId", "Source" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NoticeDue_WorkId_Seq",
                table: "NoticeDue",
                columns: new[] { "WorkId", "Seq" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NoticeRecipient_OrganizationId",
                table: "NoticeRecipient",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMail_State_Id",
                table: "OutgoingMail",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMail_State_NextAttemptAt_Id",
                table: "OutgoingMail",
                columns: new[] { "State", "NextAttemptAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMail_UserId_Source",
                table: "OutgoingMail",
                columns: new[] { "UserId", "Source" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProtestBatch_OrganizationId_ReceivedAt_Id",
                table: "ProtestBatch",
                columns: new[] { "OrganizationId", "ReceivedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_ProtestBatchFiling_BatchId_Row_Id",
                table: "ProtestBatchFiling",
                columns: new[] { "BatchId", "Row", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ProtestBatchProblem_BatchId_Row_Id",
                table: "ProtestBatchProblem",
                columns: new[] { "BatchId", "Row", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ProtestDetail_WorkId_Row",
                table: "ProtestDetail",
                columns: new[] { "WorkId", "Row" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedWorkFilter_Office_Name",
                table: "SavedWorkFilter",
                columns: new[] { "Office", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedWorkFilter_OwnerId_Office_Name",
                table: "SavedWorkFilter",
                columns: new[] { "OwnerId", "Office", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkClock_Due_Id",
                table: "WorkClock",
                columns: new[] { "Due", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkClock_Filer_Due_Id",
                table: "WorkClock",
                columns: new[] { "Filer", "Due", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkClock_HappensByItself_RunsOutOn_WorkId",
                table: "WorkClock",
                columns: new[] { "HappensByItself", "RunsOutOn", "WorkId" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkClock_ImporterId_Due_Id",
                table: "WorkClock",
                columns: new[] { "ImporterId", "Due", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkClock_Office_Due_Id",
                table: "WorkClock",
                columns: new[] { "Office", "Due", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkClock_OrganizationId_Due_Id",
                table: "WorkClock",
                columns: new[] { "OrganizationId", "Due", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkClock_RanOutOn_RunsOutOn_Id",
                table: "WorkClock",
                columns: new[] { "RanOutOn", "RunsOutOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkClock_WorkId_Code_About",
                table: "WorkClock",
                columns: new[] { "WorkId", "Code", "About" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkDraft_OrganizationId_Kind_UpdatedAt_Id",
                table: "WorkDraft",
                columns: new[] { "OrganizationId", "Kind", "UpdatedAt", "Id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Filer_FiledOn_Id",
                table: "WorkItem",
                columns: new[] { "Filer", "FiledOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Heading_Issue_ClosedOn_Id",
                table: "WorkItem",
                columns: new[] { "Heading", "Issue", "ClosedOn", "Id" },
                filter: "[ClosedOn] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Held",
                table: "WorkItem",
                columns: new[] { "Office", "DueOrder", "Id" },
                filter: "[HeldUntil] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_HeldUntil",
                table: "WorkItem",
                column: "HeldUntil");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_ImporterId_FiledOn_Id",
                table: "WorkItem",
                columns: new[] { "ImporterId", "FiledOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Kind_Number",
                table: "WorkItem",
                columns: new[] { "Kind", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Kind_WaitsFor",
                table: "WorkItem",
                columns: new[] { "Kind", "WaitsFor" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Number",
                table: "WorkItem",
                column: "Number");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Office_AmountCents_Id",
                table: "WorkItem",
                columns: new[] { "Office", "AmountCents", "Id" },
                filter: "[ClosedOn] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Office_AssigneeId_DueOrder_Id",
                table: "WorkItem",
                columns: new[] { "Office", "AssigneeId", "DueOrder", "Id" },
                filter: "[ClosedOn] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Office_ChangedAt_Id",
                table: "WorkItem",
                columns: new[] { "Office", "ChangedAt", "Id" },
                filter: "[ClosedOn] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Office_ClosedOn_Id",
                table: "WorkItem",
                columns: new[] { "Office", "ClosedOn", "Id" },
                filter: "[ClosedOn] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Office_EntryType_DueOrder_Id",
                table: "WorkItem",
                columns: new[] { "Office", "EntryType", "DueOrder", "Id" },
                filter: "[ClosedOn] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Office_FiledOn_Id",
                table: "WorkItem",
                columns: new[] { "Office", "FiledOn", "Id" },
                filter: "[ClosedOn] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Office_Heading_DueOrder_Id",
                table: "WorkItem",
                columns: new[] { "Office", "Heading", "DueOrder", "Id" },
                filter: "[ClosedOn] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Office_ImporterId_DueOrder_Id",
                table: "WorkItem",
                columns: new[] { "Office", "ImporterId", "DueOrder", "Id" },
                filter: "[ClosedOn] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Office_IsOverdue_DueOrder_Id",
                table: "WorkItem",
                columns: new[] { "Office", "IsOverdue", "DueOrder", "Id" },
                filter: "[ClosedOn] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Office_IsWaitingForTrade_DueOrder_Id",
                table: "WorkItem",
                columns: new[] { "Office", "IsWaitingForTrade", "DueOrder", "Id" },
                filter: "[ClosedOn] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Office_Kind_DueOrder_Id",
                table: "WorkItem",
                columns: new[] { "Office", "Kind", "DueOrder", "Id" },
                filter: "[ClosedOn] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Office_NextClock_DueOrder_Id",
                table: "WorkItem",
                columns: new[] { "Office", "NextClock", "DueOrder", "Id" },
                filter: "[ClosedOn] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Office_Number_Id",
                table: "WorkItem",
                columns: new[] { "Office", "Number", "Id" },
                filter: "[ClosedOn] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Office_Port_DueOrder_Id",
                table: "WorkItem",
                columns: new[] { "Office", "Port", "DueOrder", "Id" },
                filter: "[ClosedOn] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Office_Segment_DueOrder_Id",
                table: "WorkItem",
                columns: new[] { "Office", "Segment", "DueOrder", "Id" },
                filter: "[ClosedOn] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Office_State_DueOrder_Id",
                table: "WorkItem",
                columns: new[] { "Office", "State", "DueOrder", "Id" },
                filter: "[ClosedOn] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Office_TeamId_DueOrder_Id",
                table: "WorkItem",
                columns: new[] { "Office", "TeamId", "DueOrder", "Id" },
                filter: "[ClosedOn] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Open",
                table: "WorkItem",
                columns: new[] { "Office", "DueOrder", "Id", "AmountCents", "FiledOn" },
                filter: "[ClosedOn] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_OrganizationId_FiledOn_Id",
                table: "WorkItem",
                columns: new[] { "OrganizationId", "FiledOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItem_Port_DueOrder_Id",
                table: "WorkItem",
                columns: new[] { "Port", "DueOrder", "Id" },
                filter: "[ClosedOn] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItemEntry_Entry_Kind_PartyId_Matter",
                table: "WorkItemEntry",
                columns: new[] { "Entry", "Kind", "PartyId", "Matter" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkItemEntry_WorkId",
                table: "WorkItemEntry",
                column: "WorkId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkTeam_Office_Name",
                table: "WorkTeam",
                columns: new[] { "Office", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkTeamHeading_TeamId",
                table: "WorkTeamHeading",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkTeamMember_UserId",
                table: "WorkTeamMember",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkWatch_WorkId",
                table: "WorkWatch",
                column: "WorkId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Attachment");

            migrationBuilder.DropTable(
                name: "CalendarFeed");

            migrationBuilder.DropTable(
                name: "ClockNotice");

            migrationBuilder.DropTable(
                name: "EntryClock");

            migrationBuilder.DropTable(
                name: "EntryLiquidation");

            migrationBuilder.DropTable(
                name: "EntryLiquidationState");

            migrationBuilder.DropTable(
                name: "InboxMessage");

            migrationBuilder.DropTable(
                name: "MessageChoice");

            migrationBuilder.DropTable(
                name: "NoticeDue");

            migrationBuilder.DropTable(
                name: "NoticeRecipient");

            migrationBuilder.DropTable(
                name: "OutgoingMail");

            migrationBuilder.DropTable(
                name: "ProtestBatchFiling");

            migrationBuilder.DropTable(
                name: "ProtestBatchProblem");

            migrationBuilder.DropTable(
                name: "ProtestDetail");

            migrationBuilder.DropTable(
                name: "RefClock");

            migrationBuilder.DropTable(
                name: "RefClosing");

            migrationBuilder.DropTable(
                name: "RefLiquidationBasis");

            migrationBuilder.DropTable(
                name: "RefLiquidationType");

            migrationBuilder.DropTable(
                name: "SavedWorkFilter");

            migrationBuilder.DropTable(
                name: "WorkClock");

            migrationBuilder.DropTable(
                name: "WorkDraft");

            migrationBuilder.DropTable(
                name: "WorkItemEntry");

            migrationBuilder.DropTable(
                name: "WorkSequence");

            migrationBuilder.DropTable(
                name: "WorkTally");

            migrationBuilder.DropTable(
                name: "WorkTeamHeading");

            migrationBuilder.DropTable(
                name: "WorkTeamMember");

            migrationBuilder.DropTable(
                name: "WorkWatch");

            migrationBuilder.DropTable(
                name: "ProtestBatch");

            migrationBuilder.DropTable(
                name: "WorkTeam");

            migrationBuilder.DropTable(
                name: "WorkItem");

            migrationBuilder.DeleteData(
                table: "RefStamp",
                keyColumn: "Name",
                keyValue: "clocks");

            migrationBuilder.DeleteData(
                table: "RefStamp",
                keyColumn: "Name",
                keyValue: "clocks-counted");
        }
    }
}
