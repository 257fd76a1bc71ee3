using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Entries;
using CeePortal.Data.Reference;
using CeePortal.Data.Trade;
using CeePortal.Data.Work;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Reference;
using CeePortal.Web.Services.Work.Filing;
using CeePortal.Web.Services.Work.Forms;
using CeePortal.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Corrections;

/// <summary>An amendment, and why entries of it go back: the model of the partial <c>Work/_AmendedEntries</c>.</summary>
public sealed record AmendmentView(PostEntryAmendment Paper, IReadOnlyList<AmendmentReturn> Returned);

/// <summary>How an officer enters a post entry amendment that came on paper: a letter about one entry, or the tracking report of a
/// quarter. Entries of its period are often not on file here; then the letter's facts are typed.</summary>
public sealed class AmendmentPaperForm(PortalDbContext visible, PortalDbContextFactory contexts, EntryFinder finder, ImporterDirectory importers, ReferenceLists lists, OfficeNameSource offices)
    : FilingForm(CorrectionReview.CorrectionKind)
{
    public const string FormCode = "pea";

    /// <summary>Who enters one: the people of the office that works it.</summary>
    public static readonly IReadOnlyList<string> Officers = [PortalRoles.Specialist, PortalRoles.Supervisor, PortalRoles.CenterDirector, PortalRoles.PortOfficer];

    public override string Code => FormCode;
    public override string Name => "Post entry amendment";
    public override string Title => "Enter a post entry amendment (PEA)";
    public override string Lead => "The paper before the post summary correction, for entries since November 28, 2000 (65 FR 70872; 72 FR 46654). For summaries filed in ACE none is taken since September 22, 2011 (76 FR 37136).";
    public override IReadOnlyList<string> Roles => Officers;

    public override IReadOnlyList<string> HowItGoes =>
    [
        "A single letter is for one entry: errors of $20 or more in revenue, any amount of antidumping or countervailing duty, and statistics. The quarterly tracking report is for what is below $20 and differs by less than $10,000 in value.",
        "A single letter comes in 20 days before the scheduled liquidation (CBP's own notice says working days, by which it is counted here). It is judged by the day on which it came in. For the report no such day is set.",
        "An entry that is late, by the wrong way or outside the period goes back at once, with the reason. The rest is reviewed: CBP concurs, or liquidates as entered and the filer protests.",
    ];

    public override string AfterFiling => "What went back has a letter that says why, on its page. What is under review stands in the queue of the office.";

    public override string? CheckPartial => "Work/_AmendedEntries";

    public override string TitleOf(FormAnswers answers) => answers.RowsOf("entries").FirstOrDefault()?.GetValueOrDefault("number") is { Length: > 0 } first ? $"{Name} on {first}" : base.TitleOf(answers);

    public override Task<IReadOnlyList<FormStep>> StepsAsync(FilingContext context, FormAnswers answers, CancellationToken ct)
    {
        // Whoever comes from an entry finds it filled in, once.
        var from = answers.RowsOf("entries").Count == 0 && answers["entry"].Length > 0 ? answers["entry"] : null;
        return Task.FromResult<IReadOnlyList<FormStep>>(
        [
            new("letter", "The letter", "What came in, when, and from whom.",
            [
                EntryParties.ReceivedField,
                FormField.Choice("form", "What it is", [(nameof(AmendmentForm.Single), "A single letter, about one entry"), (nameof(AmendmentForm.Quarterly), "A quarterly tracking report")]),
                FormField.Choice("from", "Whose paper it is", Enum.GetValues<PaperFrom>().Select(f => (f.ToString(), Capital(Paper.Name(f))))),
                FormField.Text("importer", "Importer number", "As the entry summary has it. Blank when the entries are on file here.").Optional() with { IsMono = true, Width = "md" },
                FormField.Text("name", "Importer's name", "Of an importer that is not on file here yet.").Optional(),
                FormField.Text("broker", "Filer code of the broker that sent it", "Blank when the importer did.").Optional() with { IsMono = true, Width = "2xs" },
                FormField.LongText("letter", "What it asks", "What was wrong and what is right, as the letter says it. Attach the letter itself as a document."),
            ]),
            new("entries", "Entries", "One for a single letter; for a report as many as it has.",
            [
                FormField.Rows("entries", "Entries", "Entry", [AmendmentTable.Columns[0] with { Preset = from }, .. AmendmentTable.Columns.Skip(1)]).Optional(),
                AmendmentTable.Field,
            ]),
        ]);
    }

    public override async Task<FilingRead> ReadAsync(FilingContext context, FormReader form, CancellationToken ct)
    {
        var received = EntryParties.Received(context, form);
        var (vehicle, from, letter) = (form.Choice<AmendmentForm>("form"), form.Choice<PaperFrom>("from"), form.Text("letter"));
        var entries = await EntriesAsync(form, received, ct);
        var importer = await ImporterAsync(context, form, entries, ct);
        var broker = await BrokerAsync(form, ct);
        if (entries.Count == 0) return new();
        PostEntryAmendment paper = new(vehicle, importer ?? 0, broker, [.. entries.Select(e => e.Amended)], letter);
        foreach (var finding in paper.Check(received))
            if (finding.Code is "PEA1" or "PEA2" or "PEA4" or "PEA5") form.Say("entries", $"{finding.Message} {finding.Fix}"); // the rest stands at its field
        if (!form.IsComplete) return new();
        var returned = paper.ReturnedBecause(received, context.Law);
        var office = entries.FirstOrDefault(e => e.OnFile is not null).OnFile?.Entry.Destination ?? OwnOffice();
        return new()
        {
            Preview = new AmendmentView(paper, returned),
            Facts =
            [
                ("What happens", WhatHappens(paper, returned)),
                ("Revenue in all", paper.Revenue.ToString()),
                ("Last day", vehicle == AmendmentForm.Quarterly ? "none is set for the report" : PostEntryAmendment.LastDay(paper.Entries[0], context.Law) is { } last ? $"{Dates.Long(last)}, 20 working days before the scheduled liquidation" : "not known: the scheduled liquidation is missing"),
                ("Worked by", (await offices.GetAsync(ct)).Describe(office)),
            ],
            Parts = importer is null ? [] : [new(paper.Entries[0].Port, received.Year, importer.Value, (number, act) => CorrectionReview.Enter(number, paper, office, new Paper(received, from), act))
            {
                Also = (db, one) => TellBrokersAsync(db, one, form, ct),
            }],
        };
    }

    async Task<IReadOnlyList<(FoundEntry? OnFile, AmendedEntry Amended)>> EntriesAsync(FormReader form, DateOnly received, CancellationToken ct)
    {
        var table = FormField.Rows(AmendmentTable.FieldName, "", "Row", AmendmentTable.Columns);
        List<RowReader> rows = [.. form.Rows("entries"), .. AmendmentTable.Read(form).Select(r => new RowReader(form, table, r.Cells, r.Index))];
        if (rows.Count == 0) form.Say("entries", "Enter the entry that the letter is about, or paste the table of the report.");
        List<EntryNumber> numbers = [];
        foreach (var row in rows)
        {
            EntryNumber number = default;
            if (row.Text("number") is { Length: > 0 } typed && EntryNumber.Read(typed, null, out number) is { } wrong) row.Say("number", wrong);
            numbers.Add(number);
        }
        var found = await finder.FindAsync(numbers, ct, anyStatus: true);
        var elsewhere = await ElsewhereAsync(numbers.Where(n => !n.IsNone && !found.ContainsKey(n)), ct);
        var ports = (await lists.GetAsync(ct)).Ports;
        List<(FoundEntry?, AmendedEntry)> entries = [];
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, number) = (rows[i], numbers[i]);
            var (revenue, value, what) = (row.Money("revenue") ?? Money.Zero, row.Money("value") ?? Money.Zero, row.Text("what"));
            var scheduled = row.Day("scheduled");
            if (number.IsNone) continue;
            if (elsewhere.Contains(number))
            {
                row.Say("number", $"Entry {number} is on file here and worked by another office, which enters its amendments.");
                continue;
            }
            var onFile = found.GetValueOrDefault(number);
            if (onFile is { Entry.Status: not EntryStatus.Accepted })
            {
                row.Say("number", onFile.Entry.Status == EntryStatus.Rejected
                    ? $"The summary of entry {number} was rejected by CBP. Its filer corrects it by sending it again; an amendment is of a summary that stands."
                    : $"The summary of entry {number} was taken off file by its filer, so there is nothing to amend. Compare the number with the letter.");
                continue;
            }
            if (Facts(row, number, onFile, ports.ContainsKey) is not var (port, type, entered)) continue;
            if (onFile?.LiquidatedBy(received) is { } liquidated)
            {
                scheduled ??= liquidated.On;
                if (liquidated.IsEstimated) row.Say("number", $"Entry {number} counts as liquidated by law on {Dates.Long(liquidated.On)}, which is not confirmed. Look at it first: after a liquidation a protest is the way, for 180 days (19 U.S.C. 1514(c)(3)).", Severity.Warning);
            }
            else if (onFile is null && scheduled <= received) row.Say("scheduled", $"This lies before the amendment came in. See whether entry {number} was liquidated: then a protest is the way, for 180 days (19 U.S.C. 1514(c)(3)).", Severity.Warning);
            entries.Add((onFile, new(number, port, type, entered, scheduled ?? onFile?.Liquidation?.Scheduled, revenue, value, what) { TouchesAdCvd = row.Tick("cases"), IsAceSummary = row.Tick("ace"), Liquidated = onFile?.LiquidatedBy(received) is { IsEstimated: false, On: var on } ? on : null }));
        }
        return entries;
    }

    /// <summary>Port, type and date of an entry: those on file, else those that were typed. Null while one is missing.</summary>
    static (PortCode Port, EntryType Type, DateOnly Entered)? Facts(RowReader row, EntryNumber number, FoundEntry? onFile, Func<string, bool> isPort)
    {
        var (port, type, entered) = (default(PortCode), default(EntryType), row.Day("entered"));
        var isComplete = true;
        if (row.Text("port") is { Length: > 0 } typedPort && (PortCode.Read(typedPort, out port) ?? (isPort(port.ToString()) ? null : $"No port has the code {port}. Compare it with block 6 of the entry summary.")) is { } noPort) Wrong("port", noPort);
        if (row.Text("type") is { Length: > 0 } typedType && EntryType.Read(typedType, out type) is { } noType) Wrong("type", noType);
        if (onFile is not null)
        {
            Differs("port", port.IsNone || port == onFile.Entry.Port, onFile.Entry.Port.ToString());
            Differs("type", type.IsNone || type.ToString() == onFile.Entry.Type, onFile.Entry.Type);
            Differs("entered", entered is null || entered == onFile.EntryDate.On, Dates.Long(onFile.EntryDate.On));
            return isComplete ? (onFile.Entry.Port, EntryType.Parse(onFile.Entry.Type), onFile.EntryDate.On) : null;
        }
        if (row.IsEmpty("port")) Wrong("port", $"Entry {number} is not on file here, so enter its port of entry.");
        if (row.IsEmpty("type")) Wrong("type", $"Entry {number} is not on file here, so enter its type.");
        if (row.IsEmpty("entered")) Wrong("entered", $"Entry {number} is not on file here, so enter its date of entry.");
        return isComplete && entered is { } day ? (port, type, day) : null;

        void Wrong(string column, string message)
        {
            row.Say(column, message);
            isComplete = false;
        }

        void Differs(string column, bool isSame, string stands)
        {
            if (!isSame) row.Say(column, $"On file entry {number} has {stands}, which counts. Leave this blank, or have the entry mended first.", Severity.Warning);
        }
    }

    /// <summary>Numbers that are on file, but not among those that the visitor sees.</summary>
    async Task<HashSet<EntryNumber>> ElsewhereAsync(IEnumerable<EntryNumber> numbers, CancellationToken ct)
    {
        HashSet<EntryNumber> there = [];
        await using var db = contexts.CreateForSystem();
        foreach (var some in numbers.Select(n => n.ToCompact()).Distinct().Chunk(500).Select(c => c.ToList()))
            there.UnionWith((await db.Entries.Where(e => some.Contains(e.Number)).Select(e => e.Number).ToListAsync(ct)).Select(n => EntryNumber.Parse(n)));
        return there;
    }

    /// <summary>The importer: that of the entries on file, else the one that is named; a new one is entered when the amendment is.</summary>
    async Task<long?> ImporterAsync(FilingContext context, FormReader form, IReadOnlyList<(FoundEntry? OnFile, AmendedEntry Amended)> entries, CancellationToken ct)
    {
        var (typed, name) = (form.Text("importer"), form.Text("name"));
        var owners = entries.Where(e => e.OnFile is not null).Select(e => e.OnFile!.Entry.ImporterId).Distinct().ToList();
        if (owners.Count > 1) form.Say("entries", "The entries on file are of several importers. An amendment is of one: enter one for each.");
        ImporterNumber number = default;
        if (typed.Length > 0 && ImporterNumber.Read(typed, out number) is { } wrong)
        {
            form.Say("importer", wrong);
            return null;
        }
        if (number.IsNone)
        {
            if (owners.Count == 0 && entries.Count > 0) form.Say("importer", "None of the entries is on file here, so enter the importer's number as the entry summary has it.");
            return owners is [var only] ? only : null;
        }
        if ((await importers.FindAsync([number], ct)).TryGetValue(number, out var id))
        {
            if (owners is [var other] && other != id) form.Say("importer", "The entries on file are of another importer than this number. Compare it with the entry summary.");
            return id;
        }
        if (owners.Count > 0) form.Say("importer", "The entries on file are of another importer than this number. Compare it with the entry summary.");
        else if (name.Length == 0) form.Say("name", "No importer with this number is on file here. Enter its name: it is put on file with the amendment.");
        if (!form.IsComplete) return null;
        return context.IsSending ? (await importers.EnsureAsync([number], _ => name, ct))[number] : 0;
    }

    /// <summary>The organization of the broker that sent it; null for none, or when it has no account here.</summary>
    async Task<long?> BrokerAsync(FormReader form, CancellationToken ct)
    {
        if (form.Text("broker").ToUpperInvariant() is not { Length: > 0 } typed) return null;
        if (FilerCode.Read(typed, out var code) is { } wrong) form.Say("broker", wrong);
        else if ((await lists.GetAsync(ct)).FilerOrganizations.TryGetValue(code.ToString(), out var organization)) return organization;
        else form.Say("broker", $"No broker here has the filer code {code}. The importer alone will see what becomes of it; tell the broker by letter.", Severity.Warning);
        return null;
    }

    /// <summary>Who filed the entries sees what becomes of them, by the file; of those that are not on file the numbers say whose they are.</summary>
    static async Task TellBrokersAsync(PortalDbContext db, WorkOnFile one, FormReader form, CancellationToken ct)
    {
        var known = await db.WorkBrokers.Where(b => b.WorkId == one.Row.Id).Select(b => b.Filer).ToListAsync(ct);
        List<string> filers = [];
        foreach (var some in one.As<CorrectionReview>().Amendment!.Entries.Select(e => e.Entry).Chunk(500))
        {
            var numbers = some.Select(n => n.ToCompact()).ToList();
            var onFile = await db.Entries.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).Where(e => numbers.Contains(e.Number)).Select(e => new { e.Number, e.Filer }).ToDictionaryAsync(e => e.Number, e => e.Filer, ct);
            filers.AddRange(some.Select(n => onFile.GetValueOrDefault(n.ToCompact()) ?? n.Filer.ToString()));
        }
        if (FilerCode.TryParse(form.Answers["broker"].Trim().ToUpperInvariant(), null, out var sender)) filers.Add(sender.ToString());
        db.WorkBrokers.AddRange(WorkBroker.Rows(one.Row, filers.Except(known)));
    }

    Destination OwnOffice() => Destination.FromCode(visible.Scope.Center ?? visible.Scope.Port ?? throw new InvalidOperationException("Amendments are entered by people of an office."));

    static string WhatHappens(PostEntryAmendment paper, IReadOnlyList<AmendmentReturn> returned)
    {
        if (returned.Count == 0) return "It is reviewed";
        var rest = paper.Reviewable(returned).Count;
        if (rest == 0) return returned.Any(r => r.IsUntimely) ? "It goes back at once, as untimely" : "It goes back at once";
        var back = paper.Entries.Count - rest;
        return FormattableString.Invariant($"{back:N0} {(back == 1 ? "entry goes" : "entries go")} back at once, for the {(back == 1 ? "reason" : "reasons")} below; {rest:N0} {(rest == 1 ? "is" : "are")} reviewed");
    }

    static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
