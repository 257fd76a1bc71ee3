using System.Globalization;
using System.Text;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Web.Services.CenterSearch;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages;

/// <summary>Which Center a whole list of goods points to, as an assignment would be proposed. A list that fits into an
/// address is answered under it, so that it can be sent on; a longer one is answered where it was sent.</summary>
[RequestSizeLimit(MaxRequest)]
public class ListModel(CenterShelfSource shelves, LegalClock clock, Links links) : PageModel
{
    const long MaxFile = 1024 * 1024, MaxRequest = 3 * 1024 * 1024;

    /// <summary>The list as it was pasted.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The list as a file.</summary>
    [BindProperty]
    public IFormFile? Attached { get; set; }

    /// <summary>The list as it stands in an address.</summary>
    [BindProperty(SupportsGet = true, Name = "l")]
    public string? Address { get; set; }

    [BindProperty(SupportsGet = true, Name = "on")]
    public DateOnly? On { get; set; }

    public CenterShelf Shelf { get; private set; } = null!;

    public DateOnly Day { get; private set; }

    public bool IsPast { get; private set; }

    public GoodsList List { get; private set; } = GoodsList.Parse("");

    /// <summary>The answer, or null while there is nothing to answer.</summary>
    public AssignmentProposal? Proposal { get; private set; }

    public PolicyPeriod? Policy { get; private set; }

    /// <summary>The address of this answer; null when the list is too long for one.</summary>
    public string? Shareable { get; private set; }

    public bool HasValues => List.Rows.Any(r => r.Value is not null);

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (!string.IsNullOrEmpty(Address)) List = GoodsList.FromAddress(Address);
        Text = List.Rows.Count > 0 ? List.ToText() : null;
        await AnswerAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var text = await ReadAsync(ct);
        if (text is not null)
        {
            List = GoodsList.Parse(text);
            if (List.IsEmpty) ModelState.AddModelError(nameof(Text), "The list is empty. Paste at least one tariff number, one a row.");
            else if (List.Rows.Count == 0) ModelState.AddModelError(nameof(Text), "No row of the list could be read. Each row begins with a tariff number; what is wrong stands below, row by row.");
            else if (List.Unread.Count == 0 && List.ToAddress() is { } address) return Redirect(links.ListOf(address, On));
            Text = text.Length <= MaxRequest / 4 ? text : null;
        }
        await AnswerAsync(ct);
        return Page();
    }

    /// <summary>The text of the file, else of the box; null with an error when neither can be read.</summary>
    async Task<string?> ReadAsync(CancellationToken ct)
    {
        if (Attached is not { Length: > 0 }) return Text ?? "";
        if (Attached.Length > MaxFile)
        {
            ModelState.AddModelError(nameof(Attached), "The file is larger than 1 MB. Add up the lines by tariff number first, then send the sums.");
            return null;
        }
        using var bytes = new MemoryStream();
        await Attached.CopyToAsync(bytes, ct);
        var content = bytes.ToArray();
        if (content.AsSpan().StartsWith("PK\u0003\u0004"u8))
            ModelState.AddModelError(nameof(Attached), "This is an Excel workbook. Save the sheet as CSV and send that, or copy the columns and paste them.");
        else if (content.AsSpan().Contains((byte)0))
            ModelState.AddModelError(nameof(Attached), "This is not a text file. Send a CSV or text file with one tariff number a row.");
        else return Encoding.UTF8.GetString(content);
        return null;
    }

    async Task AnswerAsync(CancellationToken ct)
    {
        var today = clock.Today;
        if (ModelState["on"] is { Errors.Count: > 0 })
        {
            ModelState.Remove("on");
            ModelState.AddModelError("on", "Enter the day as year, month and day, such as 2016-03-23.");
        }
        Day = On ?? today;
        IsPast = Day != today;
        Shelf = await shelves.GetAsync(ct);
        if (List.Rows.Count == 0) return;
        Policy = Shelf.Book.PolicyOn(Day);
        Proposal = AssignmentProposal.From(Shelf.Book, Day, List.Rows.Select(r => new GoodsCount(r.Number, r.Lines, r.Value ?? Money.Zero)));
        if (List.ToAddress() is { } address) Shareable = links.ListOf(address, IsPast ? Day : null);
    }

    public static string Percent(double share) => share is > 0 and < 0.01 ? "under 1 %" : Math.Round(share * 100).ToString(CultureInfo.InvariantCulture) + " %";

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
