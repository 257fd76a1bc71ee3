using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Claims;
using CeePortal.Data.Reference;
using CeePortal.Domain.Claims;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Reference;
using CeePortal.Web.Services.Work.Filing;
using CeePortal.Web.Services.Work.Forms;
using CeePortal.Web.TagHelpers;

namespace CeePortal.Web.Services.Claims;

/// <summary>How a claim after importation is filed (19 U.S.C. 1520(d); 19 CFR 182.32): one for each office that works its entries.</summary>
public sealed class ClaimForm(PortalDbContextFactory contexts, ReferenceLists lists, EntryFinder finder, OfficeNameSource offices) : FilingForm(PostImportationClaim.ClaimKind)
{
    public static readonly IReadOnlyList<string> Senders =
        [PortalRoles.Importer, PortalRoles.Broker, PortalRoles.ProtestFiler, PortalRoles.Specialist, PortalRoles.Supervisor, PortalRoles.CenterDirector, PortalRoles.PortOfficer];

    public override string Title => "File a 1520(d) claim";

    public override string Lead => "You claim preference for goods that qualified when they were imported, but were entered without it: within one year of importation (19 U.S.C. 1520(d)).";

    public override IReadOnlyList<string> Roles => Senders;

    public override IReadOnlyList<string> HowItGoes =>
    [
        "Attach the certificate or certification of origin, and whatever else shows that the goods qualified.",
        "An entry that is not liquidated takes the claim into its liquidation; a liquidated one is reliquidated, even if its liquidation is final.",
        "While a protest or court case on the same entry is open, the claim waits and goes on by itself afterwards (19 CFR 181.33(b), 182.33). A denial may be protested.",
    ];

    public override string AfterFiling => "CBP looks at the claim; its page shows whether it waits for a protest, and what was decided.";

    public override string TitleOf(FormAnswers answers) =>
        answers.RowsOf("entries").FirstOrDefault()?.GetValueOrDefault("number") is { Length: > 0 } first ? $"1520(d) claim on {first}" : base.TitleOf(answers);

    public override async Task<IReadOnlyList<FormStep>> StepsAsync(FilingContext context, FormAnswers answers, CancellationToken ct)
    {
        var programs = (await lists.GetAsync(ct)).ClaimPrograms;
        var chosen = programs.FirstOrDefault(p => p.Code == answers["program"]);
        // Whoever comes from an entry finds it filled in, once.
        var from = answers.RowsOf("entries").Count == 0 && answers["entry"].Length > 0 ? answers["entry"] : null;
        List<FormField> goods =
        [
            FormField.Choice("program", "Program", programs.Select(p => (p.Code, p.AllowsClaims ? p.Name : $"{p.Name} (no claims after importation)"))),
            FormField.Text("goods", "Goods", "What they are, in a few words."),
            FormField.LongText("declaration", "Written declaration", "State that the goods qualified as originating when they were imported, and by which rule of origin."),
            FormField.Tick("declared", "I declare that this is true", "For the importer, or with its power of attorney."),
        ];
        if (context.Filer.IsOfficer) goods.Insert(0, EntryParties.ReceivedField);
        List<FormField> origin =
        [
            FormField.Rows("certificates", "Certificates or certifications of origin", "Certificate",
                FormField.Choice("by", "Certified by", Enum.GetValues<Certifier>().Select(c => (c.ToString(), c.ToString()))),
                FormField.Day("issued", "Date"),
                FormField.Text("covers", "What it covers", "The shipment, or a blanket period.").Optional()) with { Hint = "Attach a copy of each." },
        ];
        // Also before a program is chosen, so that nobody finds out at the check alone.
        if (chosen?.AsksStatements != false)
        {
            origin.Add(FormField.LongText("copies", "Who else got a copy of the entry summary", "Name, CBP number and address of each, and when; or \"Nobody\" (19 CFR 182.32(b)(3)).") with { Lines = 3, IsOptional = chosen is null });
            origin.Add(FormField.LongText("filings", "Protests, petitions or requests for reliquidation about the goods", "Number and date of each; or \"There is none\" (19 CFR 182.32(b)(4)).") with { Lines = 3, IsOptional = chosen is null });
        }
        return
        [
            new("goods", "Program and goods", "Under which program, and why the goods qualify.", goods),
            new("entries", "Entries", "The year runs for each entry from its date of importation.",
            [
                FormField.Rows("entries", "Entries", "Entry",
                    FormField.Text("number", "Entry number") with { IsMono = true, Width = "md", Preset = from },
                    FormField.Day("imported", "Date of importation", "Blank for the date on file.").Optional(),
                    FormField.Text("lines", "Lines", "Such as 1, 3; blank for all.").Optional() with { Width = "xs" },
                    FormField.Money("refund", "Duty claimed back").Optional()),
            ]),
            new("origin", "Proof of origin", chosen is { AsksStatements: true } p ? $"{p.Name} asks for two statements beside the certificate." : "", origin),
        ];
    }

    public override async Task<FilingRead> ReadAsync(FilingContext context, FormReader form, CancellationToken ct)
    {
        var filer = context.Filer;
        var received = EntryParties.Received(context, form);
        var code = form.Choice("program");
        var program = (await lists.GetAsync(ct)).ClaimPrograms.FirstOrDefault(p => p.Code == code)?.ToProgram();
        if (program is { AllowsClaims: false }) form.Say("program", $"{program.Name} has no claims after importation. {ClaimProgram.Instead}");
        var (goods, declaration) = (form.Text("goods"), form.Text("declaration"));
        if (!form.Tick("declared")) form.Say("declared", "Tick that the declaration is true, or correct it first.");
        var entries = await EntriesAsync(filer, form, ct);
        List<OriginCertificate> certificates = [];
        foreach (var row in form.Rows("certificates"))
        {
            var (by, covers) = (row.Choice<Certifier>("by"), row.Text("covers"));
            if (row.Day("issued") is { } issued) certificates.Add(new(by, issued, covers));
        }
        ClaimStatements? statements = program is { AsksStatements: true } ? new(form.Text("copies"), form.Text("filings")) : null;
        if (!form.IsComplete || program is null || entries.Count == 0) return new();

        var filings = entries.GroupBy(e => e.Found.Entry.HandledBy).Select(office => new ClaimFiling
        {
            PartyId = office.First().Found.Entry.ImporterId,
            AgentId = EntryParties.AgentOf(filer),
            Office = office.First().Found.Entry.Destination,
            Program = program,
            Entries = [.. office.Select(e => e.Claimed)],
            Goods = goods,
            Declaration = declaration,
            Certificates = certificates,
            Statements = statements,
        }).ToList();
        foreach (var finding in filings.SelectMany(f => ClaimCheck.Of(f, received, context.Law)).DistinctBy(f => f.Message))
            form.Say(finding.Field switch { "Program" => "program", "Goods" => "goods", "Declaration" => "declaration", "Certificates" => "certificates", "Statements" => "copies", _ => "entries" }, $"{finding.Message} {finding.Fix}", finding.Severity);
        if (!form.IsComplete) return new();

        await using var db = contexts.CreateForSystem();
        var names = await offices.GetAsync(ct);
        List<FilingPart> parts = [];
        List<(string, string)> facts = [];
        foreach (var filing in filings)
        {
            var holding = await ProtestsOnEntries.HoldingAsync(db, filing.Entries.Select(e => e.Entry), ct);
            facts.Add(("Worked by", names.Describe(filing.Office)));
            if (holding.Count > 0) facts.Add(("Waits for", $"protest {string.Join(", ", holding)}, while that is open or in court"));
            parts.Add(new(filing.Entries[0].Port, received.Year, filing.PartyId, (number, act) =>
            {
                var claim = PostImportationClaim.File(number, filing, act, filer.IsOfficer ? received : null);
                claim.FollowProtests(holding, act with { By = Actor.Portal });
                return claim;
            }));
        }
        foreach (var (_, claimed) in entries.Take(10))
            facts.Add(($"Last day for {claimed.Entry}", $"{Dates.Long(context.Law.Read(Clock.Begin(context.Law.Clocks[ClaimClocks.PostImportation], claimed.ImportedOn, claimed.Port)).LastTimelyDay!.Value)}, one year after importation on {Dates.Long(claimed.ImportedOn)}"));
        return new() { Parts = parts, Facts = facts };
    }

    async Task<IReadOnlyList<(FoundEntry Found, ClaimedEntry Claimed)>> EntriesAsync(WorkFiler filer, FormReader form, CancellationToken ct)
    {
        var rows = form.Rows("entries").Select(row => (Row: row, Typed: row.Text("number"))).ToList();
        List<EntryNumber> numbers = [];
        foreach (var (row, typed) in rows)
        {
            EntryNumber number = default;
            if (typed.Length > 0 && EntryNumber.Read(typed, null, out number) is { } wrong) row.Say("number", wrong);
            numbers.Add(number);
        }
        var found = await finder.FindAsync(numbers, ct);
        List<(FoundEntry, ClaimedEntry)> entries = [];
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, number) = (rows[i].Row, numbers[i]);
            var (imported, lines, refund) = (row.Day("imported"), row.Text("lines"), row.Money("refund"));
            if (number.IsNone) continue;
            if (!found.TryGetValue(number, out var entry)) row.Say("number", $"Entry {number} is not on file here among those that you may see. Compare the number with the entry summary.");
            else if (entries.Count > 0 && entries[0].Item1.Entry.ImporterId != entry.Entry.ImporterId) row.Say("number", $"Entry {number} is of another importer. File a claim of its own for each importer.");
            else if (!EntryParties.MayFile(filer, entry, form, "entries")) continue;
            else if ((imported ?? entry.Entry.ImportDate) is { } on) entries.Add((entry, new(number, entry.Entry.Port, entry.EntryDate.On, on, lines, refund is { Cents: > 0 } ? refund : null)));
            else row.Say("imported", $"The date of importation of entry {number} is not on file. Enter it.");
        }
        return entries;
    }
}
