using CeePortal.Data.Clocks;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Clocks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Account;

/// <summary>Makes the private address of a person's due dates, shows it once in the answer to the post, and ends it.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CalendarModel(CalendarFeeds feeds, Links links, Notice notice) : PageModel
{
    public Links Links => links;

    [BindProperty]
    public bool Everything { get; set; }

    public CalendarFeed? Feed { get; private set; }

    /// <summary>The address that was just made.</summary>
    public string? Address { get; private set; }

    /// <summary>People of the office choose between their items and all; the trade sees all of its own.</summary>
    public bool MayChoose => CalendarFeeds.TakesItems(User.Role());

    public async Task OnGetAsync(CancellationToken cancel) => Feed = await feeds.FindAsync(User.Id(), cancel);

    public async Task<IActionResult> OnPostMakeAsync(CancellationToken cancel)
    {
        var token = await feeds.MakeAsync(User.Id(), onlyTaken: MayChoose && !Everything, cancel);
        Address = links.Outside(links.PrivateCalendar(token)).AbsoluteUri;
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken cancel)
    {
        if (await feeds.RevokeAsync(User.Id(), cancel)) notice.Success("The address no longer works. Remove the calendar from your program, too.");
        return LocalRedirect(links.CalendarFeed);
    }
}
