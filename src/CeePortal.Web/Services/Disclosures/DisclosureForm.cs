using System.Globalization;
using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Trade;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Disclosures;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Web.Services.Reference;
using CeePortal.Web.Services.Work.Filing;
using CeePortal.Web.Services.Work.Forms;
using CeePortal.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Disclosures;

/// <summary>How a prior disclosure is filed: by the party orally or in writing, or entered by an officer to whom it was told or who
/// has its paper.</summary>
public sealed class DisclosureForm(PortalDbContextFactory contexts, WorkFilers filers, EntryFinder entries, OfficeNameSource offices) : FilingForm(PriorDisclosure.DisclosureKind)
{
    public static readonly IReadOnlyList<string> Senders =
        [PortalRoles.Importer, PortalRoles.Broker, PortalRoles.ProtestFiler, PortalRoles.Specialist, PortalRoles.Supervisor, PortalRoles.CenterDirector, PortalRoles.PortOfficer, PortalRoles.FinesPenaltiesForfeitures];

    public override string Title => "File a prior disclosure";

    public override string Lead => "You tell CBP of a violation of 19 U.S.C. 1592 before, or without knowing of, a formal investigation, and tender what was lost. The penalty is then limited (19 CFR 162.74).";

    public override IReadOnlyList<string> Roles => Senders;

    public override IReadOnlyList<string> HowItGoes =>
    [
        "What was told to an officer is put in writing within 10 days. What you do not know yet follows within 30 days of the first word; the fines, penalties and forfeitures officer may give 60 days more, once.",
        "After filing, load the spreadsheet of entries on the page of the disclosure: the portal computes the loss line by line and compares it with the entries on file.",
        "The Center reviews it and tells you its calculation. You tender the loss with the disclosure, or within 30 days of that notice. Then the fines, penalties and forfeitures officer of the port determines it.",
        "The brokers of your entries do not see it. Nothing here is legal advice.",
    ];

    public override string AfterFiling => "Open it and load the spreadsheet of entries with loss of revenue; the page says by when.";

    public override string TitleOf(FormAnswers answers) => answers["merchandise"].Trim() is { Length: > 0 } goods ? $"Prior disclosure: {goods}" : "Prior disclosure without goods yet";

    public override async Task<IReadOnlyList<FormStep>> StepsAsync(FilingContext context, FormAnswers answers, CancellationToken ct)
    {
        var filer = context.Filer;
        var offered = await filers.OfferedAsync(filer, ct);
        // Whoever comes from an entry finds it filled in, once.
        var from = answers.RowsOf("entries").Count == 0 && answers["entry"].Length > 0 ? answers["entry"] : null;
        List<FormField> who =
        [
            FormField.Choice("kind", "Who discloses", DiscloserKinds(filer).Select(k => (k.ToString(), Capital(Discloser.Name(k))))) with { Preset = nameof(DiscloserKind.Importer) },
            offered.Count > 0
                ? FormField.Choice("party", "Importer of record", offered.Select(o => (o.Id.ToString(CultureInfo.InvariantCulture), $"{o.Name} {o.Display}".Trim())), "A broker that discloses for itself leaves this as it is: the importers of its entries do not see it.").Optional() with { Preset = offered is [var only] ? only.Id.ToString(CultureInfo.InvariantCulture) : null }
                : FormField.Text("party", "Importer number", "Of the party that discloses, such as 12-345678900. A broker that discloses for itself leaves it blank.").Optional() with { IsMono = true, Width = "md" },
            FormField.Choice("way", "How it is made", [("written", filer.IsOfficer ? "In writing, on paper" : "In writing, here"), ("oral", filer.IsOfficer ? "Orally: it was told to an officer" : "Orally: I told an officer, and put it in writing within 10 days")]) with { Preset = "written" },
        ];
        if (filer.IsOfficer)
            who.Add(FormField.Day("made", "Day on which it was made", "The day on which it was told, came in, or was mailed by registered or certified mail (19 CFR 162.74(d))."));
        return
        [
            new("who", "Who discloses, and how", "A party discloses for itself, or through an agent who holds its power of attorney.", who),
            new("importations", "Goods and entries", "What was imported, and where and when (19 CFR 162.74(b)(1), (2)). All ports concerned are named.",
            [
                FormField.Text("merchandise", "Class or kind of merchandise"),
                FormField.Rows("ports", "Ports of entry concerned", "Port", Ports()) with { Hint = "Name every port concerned (19 CFR 162.74(e)). The first leads: its fines, penalties and forfeitures officer decides." },
                FormField.Rows("entries", "Entries, as far as you name them here", "Entry",
                    FormField.Text("number", "Entry number") with { IsMono = true, Width = "md", Preset = from }, FormField.Text("port", "Port of entry", "Blank for the port on file.").Optional() with { IsMono = true, Width = "xs" }).Optional()
                    with { Hint = "Up to 200 here; all others stand in the spreadsheet, which you load after filing." },
            ]),
            new("violation", "What was wrong, and what is true", "The false statements, omissions or acts, how and when they happened, and the true data (19 CFR 162.74(b)(3), (4)). Of an oral disclosure, what was told.",
            [
                FormField.LongText("false", "False statements, omissions or acts", "What the entry documents said or left out."),
                FormField.LongText("how", "How and when it happened").Optional(),
                FormField.LongText("truth", "The true information or data").Optional(),
                FormField.Tick("more", "Something is not known yet", "You state that you will supply it within 30 days of the initial disclosure (19 CFR 162.74(b)(4))."),
                FormField.Choice("fault", "Degree of fault, as you see it", Enum.GetValues<Culpability>().Select(c => (c.ToString(), Capital(c.Name()))), "You need not say. CBP is not bound by it.").Optional(),
            ]),
        ];
    }

    /// <summary>The columns of a port concerned: also of data that are supplied later.</summary>
    public static IReadOnlyList<FormField> Ports() =>
    [
        FormField.Text("port", "Port of entry", "Four digits, such as 2704.") with { IsMono = true, Width = "xs" },
        FormField.Day("from", "First date of entry, about"),
        FormField.Day("to", "Last date of entry, about"),
    ];

    static IEnumerable<DiscloserKind> DiscloserKinds(WorkFiler filer) => filer.Role == PortalRoles.Broker ? Enum.GetValues<DiscloserKind>() : [DiscloserKind.Importer, DiscloserKind.Other];

    public override async Task<FilingRead> ReadAsync(FilingContext context, FormReader form, CancellationToken ct)
    {
        var filer = context.Filer;
        var kind = form.Choice<DiscloserKind>("kind");
        var isOral = form.Choice("way") == "oral";
        var made = filer.IsOfficer ? form.Day("made") ?? context.Today : context.Today;
        if (made > context.Today) form.Say("made", "The day lies ahead. Enter the day on which it was told, came in or was mailed.");
        var ports = ReadPorts(form, "ports");
        var named = await ReadEntriesAsync(form, "entries", ports, entries, ct);
        var (party, problem) = kind == DiscloserKind.Broker ? await ImporterOfOwnAsync(named, ct) : await filers.PartyAsync(filer, form.Answers["party"], ct);
        if (problem is not null) form.Say(kind == DiscloserKind.Broker ? "entries" : "party", problem);
        var contents = new DisclosureContents
        {
            Merchandise = form.Text("merchandise"),
            Ports = ports,
            Entries = named,
            FalseStatements = form.Text("false"),
            HowAndWhen = form.Text("how"),
            TrueData = form.Text("truth"),
            MoreToFollow = form.Tick("more"),
        };
        var claimed = form.Choice<Culpability>("fault");
        if (form.IsComplete)
            foreach (var finding in DisclosureCheck.Contents(contents, isOral, made))
                form.Say(FieldOf(finding.Code), $"{finding.Message} {finding.Fix}", finding.Severity);
        if (!form.IsComplete || party is not { } importer) return new();

        var office = await OfficeAsync(importer, named, ports[0].Port, made, ct);
        var discloser = kind == DiscloserKind.Broker ? new Discloser(kind, filer.OrganizationId)
            : filer.IsAgent ? new Discloser(kind, importer, filer.OrganizationId, HasPowerOfAttorney: filer.Parties.Contains(importer)) : new Discloser(kind, importer);
        var filing = new DisclosureFiling { Discloser = discloser, Office = office, IsOral = isOral, Contents = contents, Claimed = claimed == default ? null : claimed };
        var names = await offices.GetAsync(ct);
        return new()
        {
            Parts = [new(ports[0].Port, made.Year, importer, (number, act) => PriorDisclosure.File(number, filing, act, filer.IsOfficer ? made : null))],
            Facts = [.. Facts(filing, made, context, names)],
        };
    }

    /// <summary>The importer of the entries that a broker discloses about itself; the broker need hold no power of attorney any more.</summary>
    async Task<(long? Importer, string? Problem)> ImporterOfOwnAsync(IReadOnlyList<DisclosedEntry> named, CancellationToken ct)
    {
        var found = await entries.FindAsync([.. named.Select(e => e.Entry)], ct);
        return named.Select(e => found.GetValueOrDefault(e.Entry)).FirstOrDefault(e => e is not null) is { } entry ? (entry.Entry.ImporterId, null)
            : (null, "Name at least one entry that you filed and that is on file here. The others may stand in the spreadsheet.");
    }

    static IEnumerable<(string, string)> Facts(DisclosureFiling filing, DateOnly made, FilingContext context, OfficeNames names)
    {
        yield return ("Decided by", $"the fines, penalties and forfeitures officer, {names.Describe(filing.Contents.Ports[0].Port.ToString())}");
        yield return ("Reviewed by", names.Describe(filing.Office));
        if (filing.IsOral) yield return ("Put in writing by", Due(DisclosureClocks.ConfirmOral, made));
        if (filing.IsOral || !filing.Contents.IsComplete) yield return ("Supply what is missing by", Due(DisclosureClocks.SupplyData, made));
        yield return ("Suit is barred after", $"{Due(DisclosureClocks.Limitation, filing.Contents.Ports.Min(p => p.From))}, counted from the oldest date of entry (19 U.S.C. 1621); a waiver moves it");

        string Due(ClockRule rule, DateOnly from) => context.Law.Read(Clock.Begin(context.Law.Clocks[rule], from, filing.Contents.Ports[0].Port)).LastTimelyDay is { } day ? $"{Dates.Long(day)} ({rule.Citation.Split(';')[0]})" : "no day";
    }

    /// <summary>The ports of rows; a row that cannot be read is left out and said.</summary>
    public static IReadOnlyList<ConcernedPort> ReadPorts(FormReader form, string name)
    {
        List<ConcernedPort> ports = [];
        foreach (var row in form.Rows(name))
        {
            var code = row.Text("port");
            PortCode port = default;
            if (code.Length > 0 && PortCode.Read(code, out port) is { } wrong) row.Say("port", wrong);
            if (row.Day("from") is { } from && row.Day("to") is { } to && !port.IsNone) ports.Add(new(port, from, to));
        }
        return ports;
    }

    /// <summary>The entries of rows, with the port on file where none is typed.</summary>
    public static async Task<IReadOnlyList<DisclosedEntry>> ReadEntriesAsync(FormReader form, string name, IReadOnlyList<ConcernedPort> ports, EntryFinder entries, CancellationToken ct)
    {
        List<(RowReader Row, EntryNumber Number, string Port)> rows = [];
        foreach (var row in form.Rows(name))
        {
            var (typed, port) = (row.Text("number"), row.Text("port"));
            if (typed.Length == 0) continue;
            if (EntryNumber.Read(typed, null, out var number) is { } wrong) row.Say("number", wrong);
            else rows.Add((row, number, port));
        }
        var found = await entries.FindAsync([.. rows.Select(r => r.Number)], ct);
        List<DisclosedEntry> named = [];
        foreach (var (row, number, typed) in rows)
        {
            PortCode port = default;
            if (typed.Length > 0 && PortCode.Read(typed, out port) is { } wrong) row.Say("port", wrong);
            else if (typed.Length == 0) port = found.TryGetValue(number, out var onFile) ? onFile.Entry.Port : ports is [var only] ? only.Port : default;
            if (port.IsNone) row.Say("port", $"Entry {number} is not on file here. Enter its port of entry.");
            else named.Add(new(number, port));
        }
        return named;
    }

    /// <summary>Who reviews it: the Center of the importer, else whoever works its first entry on file, else the leading port.</summary>
    async Task<Destination> OfficeAsync(long importer, IReadOnlyList<DisclosedEntry> named, PortCode lead, DateOnly on, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        var standing = (await ImporterStandings.LoadAsync(db, [importer], ct))[importer];
        if (standing.AssignmentOn(on) is { Status: AssignmentStatus.Assigned, Center: { IsNone: false } center }) return Destination.FromCode(center.ToString());
        foreach (var entry in named.Select(e => e.Entry.ToCompact()))
            if (await db.Entries.AsNoTracking().Where(e => e.Number == entry && e.ImporterId == importer).Select(e => e.HandledBy).FirstOrDefaultAsync(ct) is { } handled) return Destination.FromCode(handled);
        var latest = await db.Entries.AsNoTracking().Where(e => e.ImporterId == importer).OrderByDescending(e => e.Id).Select(e => e.HandledBy).FirstOrDefaultAsync(ct);
        return Destination.FromCode(latest ?? lead.ToString());
    }

    static string FieldOf(string code) => code switch
    {
        "CPD10" => "merchandise",
        "CPD11" or "CPD12" or "CPD13" or "CPD19" => "ports",
        "CPD17" or "CPD18" => "entries",
        "CPD14" => "false",
        "CPD15" => "how",
        "CPD16" => "truth",
        _ => "",
    };

    static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
