using CeePortal.Data.Messages;
using CeePortal.Data.Work;
using CeePortal.Web.Services.Messages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Messages;

/// <summary>One message, which counts as read once it was opened.</summary>
public sealed class MessageModel(Inbox inbox, WorkKinds kinds, Links links) : PageModel
{
    public InboxMessage Told { get; private set; } = null!;

    public string Item => MessageItem.Address(links, Told.ItemKind, Told.ItemNumber);

    /// <summary>"protest 2704-26-100001".</summary>
    public string Name => $"{(Told.ItemKind == InboxMessage.OfEntry ? "entry" : Told.ItemKind == InboxMessage.OfWindows ? "what closes on" : kinds.Find(Told.ItemKind)?.Name.ToLowerInvariant() ?? "it")} {MessageItem.Number(Told.ItemKind, Told.ItemNumber)}";

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        if (await inbox.FindAsync(id, ct) is not { } message) return NotFound();
        Told = message;
        if (message.ReadAt is null) await inbox.ReadAsync(id, ct);
        return Page();
    }

    /// <summary>Straight to the item.</summary>
    public async Task<IActionResult> OnGetItemAsync(long id, CancellationToken ct)
    {
        if (await inbox.FindAsync(id, ct) is not { } message) return NotFound();
        if (message.ReadAt is null) await inbox.ReadAsync(id, ct);
        return LocalRedirect(MessageItem.Address(links, message.ItemKind, message.ItemNumber));
    }

    public async Task<IActionResult> OnPostUnreadAsync(long id, CancellationToken ct)
    {
        if (await inbox.FindAsync(id, ct) is null) return NotFound();
        await inbox.UnreadAgainAsync(id, ct);
        return LocalRedirect(links.Messages);
    }
}
