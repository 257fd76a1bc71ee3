namespace CeePortal.Intake.Samples;

/// <summary>A place where goods come in: its seaports and its airport lie in districts that may stand in one block.</summary>
/// <param name="Processing">Processing port of the block.</param>
/// <param name="Sea">Seaports.</param>
/// <param name="Air">Airport.</param>
/// <param name="State">State of destination.</param>
sealed record SampleGateway(string Processing, string[] Sea, string Air, string State)
{
    /// <summary>The gateways. Codes: Schedule D. New York, Newark and Kennedy are districts 10, 46 and 47, which may mix (condition B10).</summary>
    public static readonly SampleGateway[] All =
    [
        new("2704", ["2704", "2709"], "2720", "CA"),
        new("4601", ["4601", "1001"], "4701", "NJ"),
        new("5301", ["5301"], "5309", "TX"),
        new("1703", ["1703"], "1704", "GA"),
        new("3001", ["3001", "3002"], "3029", "WA"),
        new("5201", ["5201"], "5206", "FL"),
        new("2811", ["2811"], "2801", "CA"),
        new("1101", ["1101"], "1108", "PA"),
        new("1303", ["1303"], "1305", "MD"),
        new("2002", ["2002"], "2006", "LA"),
    ];
}

/// <summary>A country that goods come from.</summary>
/// <param name="Country">Its code.</param>
/// <param name="City">First letters of the maker's city.</param>
/// <param name="Lading">A foreign port that its goods may leave from, Schedule K.</param>
sealed record SampleOrigin(string Country, string City, string Lading)
{
    /// <summary>The origins. Of Schedule K we know few ports, so that goods of several countries leave from the same one.</summary>
    public static readonly SampleOrigin[] All =
    [
        new("CN", "SHA", "57035"), new("VN", "HAN", "55976"), new("TW", "TAI", "55976"), new("TH", "BAN", "55976"),
        new("IN", "MUM", "55976"), new("JP", "TOK", "55976"), new("KR", "SEO", "55976"), new("PH", "MAN", "56549"),
        new("GB", "LON", "41323"), new("DE", "HAM", "41323"), new("IT", "MIL", "41323"), new("FR", "LYO", "41323"),
        new("EG", "ALE", "72901"),
    ];
}

/// <summary>An importer that does not exist.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Industry">What it mostly imports: number of the Center.</param>
sealed record SampleImporter(string Number, string Name, int Industry)
{
    /// <summary>200 with an IRS number, six with one assigned by CBP, and four persons. Social Security numbers never begin
    /// with 9, so that these can be nobody's.</summary>
    public static readonly SampleImporter[] All =
    [
        .. Enumerable.Range(1, 200).Select(i => Make($"{10 + i * 37 % 90:D2}-{i * 7_368_787L % 10_000_000:D7}00", i)),
        .. Enumerable.Range(201, 6).Select(i => Make($"26{(i % 2 == 0 ? "2704" : "4601")}-{i * 311 % 100_000:D5}", i)),
        .. Enumerable.Range(207, 4).Select(i => Make($"900-{i % 100:D2}-{i * 17 % 10_000:D4}", i)),
    ];

    static SampleImporter Make(FormattableString number, int index) =>
        new(FormattableString.Invariant(number), FormattableString.Invariant($"Example Importer {index:D3} LLC"), index % 10 + 1);
}

/// <summary>A carrier.</summary>
/// <param name="Code">SCAC, or IATA code by air.</param>
/// <param name="Prefix">Prefix of its air waybills; empty by sea.</param>
sealed record SampleCarrier(string Code, string Prefix)
{
    /// <summary>By sea.</summary>
    public static readonly SampleCarrier[] Sea = [new("MAEU", ""), new("MSCU", ""), new("CMDU", ""), new("COSU", ""), new("EGLV", ""), new("HLCU", ""), new("ONEY", "")];

    /// <summary>By air.</summary>
    public static readonly SampleCarrier[] Air = [new("AA", "001"), new("DL", "006"), new("UA", "016"), new("LH", "020"), new("KE", "180"), new("CI", "297")];
}
