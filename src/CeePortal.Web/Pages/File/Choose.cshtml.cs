using CeePortal.Data;
using CeePortal.Data.Clocks;
using CeePortal.Data.Corrections;
using CeePortal.Data.Entries;
using CeePortal.Data.Reference;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Remedies;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Liquidation;
using CeePortal.Web.Services.Work;
using CeePortal.Web.Services.Work.Filing;
using CeePortal.Web.Services.Work.Forms;
using CeePortal.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Pages.File;

/// <summary>Helps to choose between correction, protest, claim and disclosure, and says why. For an entry on file that the visitor
/// sees its dates are known; for any other, and without an account, they are typed. Everything stands in the address, so that an
/// answer can be kept and sent on.</summary>
public sealed class ChooseModel(LiquidationDesk liquidations, EntryFinder entries, LawSource laws, LegalClock clock, KindDoors doors, PortalDbContextFactory contexts, Links links) : PageModel
{
    public Links Links => links;

    [BindProperty(SupportsGet = true)]
    public string? Aim { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Entry { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Entered { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Imported { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Scheduled { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Liquidated { get; set; }

    /// <summary>The trade agreement, by the code of its indicator; empty while none is named.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Program { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Investigated { get; set; }

    /// <summary>The programs of preference, and whether each has a claim after importation.</summary>
    public IReadOnlyList<RefClaimProgram> Programs { get; private set; } = [];

    public IEnumerable<SelectListItem> ProgramItems => Programs.Select(p => new SelectListItem($"{p.Name} ({p.Code})", p.Code));

    bool isPaid, isUnderReview;

    /// <summary>The verdicts, the best first; null while something is missing.</summary>
    public IReadOnlyList<RemedyVerdict>? Verdicts { get; private set; }

    /// <summary>The entry on file, when it is one that the visitor sees.</summary>
    public EntrySummary? OnFile { get; private set; }

    public LiquidationHistory? History { get; private set; }

    public static IReadOnlyList<SelectListItem> Aims { get; } =
    [
        new("Too much duty or fees were paid", nameof(RemedyAim.PaidTooMuch)),
        new("Too little was paid", nameof(RemedyAim.PaidTooLittle)),
        new("The goods qualified for a trade agreement that was not claimed", nameof(RemedyAim.Preference)),
        new("Something else is wrong in the summary", nameof(RemedyAim.OtherError)),
        new("I do not agree with what CBP decided", nameof(RemedyAim.CbpDecided)),
    ];

    public bool IsSignedIn => User.Identity?.IsAuthenticated == true;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await using var all = contexts.CreateForSystem();
        Programs = await all.RefClaimPrograms.AsNoTracking().OrderBy(p => p.Name).ToListAsync(ct);
        if (string.IsNullOrWhiteSpace(Aim) && string.IsNullOrWhiteSpace(Entry) && string.IsNullOrWhiteSpace(Entered)) return Page();
        if (!Enum.TryParse<RemedyAim>(Aim, out var aim) || !Enum.IsDefined(aim)) ModelState.AddModelError(nameof(Aim), "Choose what is wrong.");
        var law = await laws.CurrentAsync(ct);
        if (!string.IsNullOrWhiteSpace(Entry) && IsSignedIn && PageAccess.IsOpenTo("/Entries/Entry", User)) await FindAsync(ct);
        History ??= OnFile is null ? Typed(law) : null;
        if (!ModelState.IsValid || History is null) return Page();
        Verdicts = RemedyAdvice.For(new(aim, History, clock.Today)
        {
            ImportedOn = Day(nameof(Imported), Imported) ?? OnFile?.ImportDate,
            ProgramHasClaim = Programs.FirstOrDefault(p => p.Code == Program)?.AllowsClaims,
            IsPaid = OnFile is null ? null : isPaid,
            IsUnderReview = isUnderReview,
            IsInvestigated = Investigated,
        });
        return Page();
    }

    async Task FindAsync(CancellationToken ct)
    {
        if (EntryNumber.Read(Entry, null, out var number) is { } wrong)
        {
            ModelState.AddModelError(nameof(Entry), wrong);
            return;
        }
        if (await entries.FindAsync(number, ct) is not { } found || await liquidations.FindAsync(number, ct) is not { } docket) return; // its dates are asked for
        (OnFile, History) = (found.Entry, docket.History);
        isPaid = found.Liquidation?.PaidOn is not null;
        // As the judge of corrections has it: a review that is open keeps corrections away, announced or not.
        await using var all = contexts.CreateForSystem();
        isUnderReview = await CorrectedOnFile.IsUnderReviewAsync(all, number.ToCompact(), ct);
    }

    /// <summary>The entry as it was typed; null while its date is missing.</summary>
    LiquidationHistory? Typed(Domain.Work.Law law)
    {
        if (Day(nameof(Entered), Entered) is not { } entered)
        {
            if (ModelState.IsValid) ModelState.AddModelError(nameof(Entered), string.IsNullOrWhiteSpace(Entry) ? "Enter the date of entry." : "This entry is not on file here among those that you may see. Enter its dates.");
            return null;
        }
        var type = EntryType.TryParse(Type, null, out var read) ? read : default;
        if (!string.IsNullOrWhiteSpace(Type) && type.IsNone) ModelState.AddModelError(nameof(Type), "An entry type is two digits, such as 01.");
        List<LiquidationEvent> events = [];
        if (Day(nameof(Scheduled), Scheduled) is { } scheduled) events.Add(LiquidationEvent.Scheduled(scheduled, entered));
        if (Day(nameof(Liquidated), Liquidated) is { } liquidated)
        {
            if (liquidated < entered) ModelState.AddModelError(nameof(Liquidated), "An entry is not liquidated before it is made.");
            events.Add(LiquidationEvent.Liquidated(liquidated, "1", LiquidationResult.NoChange));
        }
        if (!ModelState.IsValid) return null;
        try
        {
            return LiquidationHistory.Of(new(type, new(entered, DateBasis.EntryDate), default), events, law);
        }
        catch (LiquidationRefusedException refused)
        {
            ModelState.AddModelError("", refused.Message);
            return null;
        }
    }

    DateOnly? Day(string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (FormReader.ReadDay(typed) is { } day) return day;
        ModelState.AddModelError(field, "This is not a day. Write it as 2026-10-01 or 10/1/2026.");
        return null;
    }

    /// <summary>Where a way is begun, when its form is open to the visitor.</summary>
    public KindDoor? DoorOf(Remedy remedy) => KindOf(remedy) is { } kind ? doors.For(User).FirstOrDefault(d => d.Form == kind) : null;

    static string? KindOf(Remedy remedy) => remedy switch
    {
        Remedy.Correction => "psc",
        Remedy.Protest => "protest",
        Remedy.PostImportationClaim => "claim-1520d",
        Remedy.PriorDisclosure => "prior-disclosure",
        _ => null,
    };

    public static string NameOf(Remedy remedy) => remedy switch
    {
        Remedy.Correction => "Post summary correction",
        Remedy.Protest => "Protest",
        Remedy.PostImportationClaim => "Claim after importation, 19 U.S.C. 1520(d)",
        Remedy.PriorDisclosure => "Prior disclosure",
        _ => "Ask CBP to reliquidate of its own accord",
    };

    public static (StateKind Look, string Words) LookOf(RemedyStanding standing) => standing switch
    {
        RemedyStanding.Best => (StateKind.Good, "The way to take"),
        RemedyStanding.Open => (StateKind.Info, "Open too"),
        RemedyStanding.NotYet => (StateKind.Warning, "Not yet"),
        RemedyStanding.Closed => (StateKind.Bad, "Closed"),
        _ => (StateKind.Quiet, "Not for this"),
    };
}
