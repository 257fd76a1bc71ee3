using System.Text.Json;
using System.Text.Json.Serialization;
using static System.FormattableString;

namespace CeePortal.Web.Services.Protests;

/// <summary>The filing form of a protest, version 1, as it is typed: every field is a text, so that what is wrong stays as typed
/// and a draft of years ago opens. It knows nothing of the domain; <see cref="ProtestFormReading"/> reads it.</summary>
public sealed class ProtestForm
{
    /// <summary>The version that is written. An older one is turned into it by <see cref="Read"/>.</summary>
    public const int Version = 1;

    public PartiesPart Parties { get; set; } = new();
    public List<EntryPart> Entries { get; set; } = [];
    public List<ObjectionPart> Objections { get; set; } = [];
    public DetailsPart Details { get; set; } = new();
    public RequestsPart Requests { get; set; } = new();

    /// <summary>Who protests (Form 19, blocks 4 and 6).</summary>
    public sealed class PartiesPart
    {
        /// <summary>One of ProtestantKind, by name.</summary>
        public string? By { get; set; }

        /// <summary>The protesting party: its importer number, or the key of an importer that the filer acts for.</summary>
        public string? Party { get; set; }
        public string? Drawback { get; set; }
        public bool NoCollusion { get; set; }
        public string? RecipientName { get; set; }
        public string? RecipientAddress { get; set; }
        public string? RecipientEmail { get; set; }

        /// <summary>The day of receipt of a paper protest that an officer enters.</summary>
        public string? ReceivedOn { get; set; }
    }

    /// <summary>An entry (Form 19, block 5). Port and dates are typed only where nothing is on file.</summary>
    public sealed class EntryPart
    {
        /// <summary>As much of a typed number as a draft keeps.</summary>
        public const int MostNumber = 40;

        public string? Number { get; set; }
        public string? Port { get; set; }
        public string? EntryDate { get; set; }
        public string? DecidedOn { get; set; }
        public string? DemandMailedOn { get; set; }
    }

    /// <summary>An objection (Form 19, block 8).</summary>
    public sealed class ObjectionPart
    {
        /// <summary>One of ProtestableDecision, by name.</summary>
        public string? Decision { get; set; }
        public string? Category { get; set; }
        public string? Claim { get; set; }
        public string? Reasons { get; set; }

        /// <summary>Its entries; empty for all entries of the form.</summary>
        public List<string> Entries { get; set; } = [];
    }

    /// <summary>The spreadsheet of details, as read.</summary>
    public sealed class DetailsPart
    {
        public string? FileName { get; set; }
        public List<DetailPart> Rows { get; set; } = [];
    }

    public sealed record DetailPart(int Row, string Entry, int Line, string From, string To, string Others);

    /// <summary>What is asked for besides.</summary>
    public sealed class RequestsPart
    {
        public bool Accelerated { get; set; }
        public string? AccelerationMailedOn { get; set; }
        public bool SaysExclusion { get; set; }
        public string? SameAs { get; set; }
        public string? SameReceivedOn { get; set; }
        public bool FurtherReview { get; set; }

        /// <summary>Of ReviewCriteria, by name.</summary>
        public List<string> Criteria { get; set; } = [];
        public string? Justification { get; set; }
        public string? FurtherFacts { get; set; }
        public bool NoAdministrativeDecision { get; set; }
        public bool NoCourtDecision { get; set; }
    }

    static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public string Write() => JsonSerializer.Serialize(this, json);

    /// <summary>What stands for a part as it is: a form that shows the part carries it, and is told when it is another by then.</summary>
    public static string StampOf(object? part) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(part, json)).AsSpan(0, 8));

    /// <summary>Reads a stored form.</summary>
    /// <exception cref="InvalidDataException">A newer portal wrote it.</exception>
    public static ProtestForm Read(int version, string body) => version == Version
        ? JsonSerializer.Deserialize<ProtestForm>(body, json) ?? new()
        : throw new InvalidDataException(Invariant($"This draft has the form of version {version}, which this portal does not know."));

    /// <summary>What people know the draft by: the first entry, and how many more.</summary>
    public string Title()
    {
        var first = Entries.Select(e => e.Number?.Trim()).FirstOrDefault(n => !string.IsNullOrEmpty(n));
        var what = Objections.Select(o => o.Category?.Trim()).FirstOrDefault(c => !string.IsNullOrEmpty(c));
        var title = (first, Entries.Count) switch
        {
            (null, _) => "Protest without entries yet",
            (_, 1) => $"Protest on {first}",
            var (_, n) => Invariant($"Protest on {first} and {n - 1} more"),
        };
        title = what is null ? title : $"{title}: {what}";
        return title.Length <= 200 ? title : title[..199] + "…";
    }
}
