using System.Globalization;
using CeePortal.Data.Messages;
using CeePortal.Web.Services.Messages;
using CeePortal.Web.Services.Uploads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Admin.Mail;

/// <summary>The outbox: what waits, what failed and why, and trying again. What a mail says is its reader's.</summary>
public sealed class IndexModel(MailDesk desk, MailSettings settings, Links links, Notice notice) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public MailState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public PageOf<MailLine> List { get; private set; } = PageOf<MailLine>.Empty;

    public IReadOnlyDictionary<MailState, int> Counts { get; private set; } = new Dictionary<MailState, int>();

    public IReadOnlyList<UntoldLine> Untold { get; private set; } = [];

    public string How => settings.Delivery == MailDelivery.Smtp
        ? $"Mail goes to the server {settings.Host}. What it does not take is tried again for two days, then it stands here as failed."
        : $"Mail is laid into the folder {settings.PickupFolder}, from which another program has to send it. Set Mail:Delivery to Smtp to send it from here.";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Counts = await desk.CountAsync(cancel);
        Untold = await desk.UntoldAsync(cancel);
        List = await desk.ListAsync(State, After, Before, cancel);
    }

    public async Task<IActionResult> OnPostRetryAsync(long id, CancellationToken cancel)
    {
        if (await desk.RetryAsync(id, cancel) is { } problem) notice.Warning(problem);
        else notice.Success("The mail goes out again within a minute.");
        return Redirect(links.Outbox);
    }

    public async Task<IActionResult> OnPostRetryAllAsync(CancellationToken cancel)
    {
        var count = await desk.RetryAllAsync(cancel);
        notice.Success(count == 1 ? "1 mail goes out again within a minute." : string.Create(CultureInfo.InvariantCulture, $"{count:N0} mails go out again within a minute."));
        return Redirect(links.Outbox);
    }
}
