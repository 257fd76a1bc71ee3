using CeePortal.Web.Services.Messages;
using CeePortal.Web.Services.Uploads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Messages;

/// <summary>The visitor's inbox.</summary>
public sealed class IndexModel(Inbox inbox, Links links, Notice notice) : PageModel
{
    public Inbox Inbox => inbox;

    [BindProperty(SupportsGet = true)]
    public bool Unread { get; set; }

    /// <summary>"unread" puts what is not read first.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Order { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public bool IsUnreadFirst => Order == "unread" && !Unread;

    public bool IsFirstPage => After is null && Before is null;

    public PageOf<InboxRow> List { get; private set; } = PageOf<InboxRow>.Empty;

    /// <summary>The newest message on the page: "mark all" leaves what comes later alone.</summary>
    public long Newest => List.Rows.Count == 0 ? 0 : List.Rows.Max(r => r.Id);

    public async Task OnGetAsync(CancellationToken ct) =>
        List = await inbox.ListAsync(IsUnreadFirst ? InboxOrder.UnreadFirst : InboxOrder.Newest, Unread, After, Before, ct);

    public async Task<IActionResult> OnPostReadAllAsync(long newest, CancellationToken ct)
    {
        var count = await inbox.ReadAllAsync(newest, ct);
        notice.Success(count == 1 ? "1 message is marked as read." : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count:N0} messages are marked as read."));
        return Redirect(links.Messages);
    }
}
