using CeePortal.Data;
using CeePortal.Data.Messages;
using CeePortal.Domain.Clocks;
using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;

namespace CeePortal.Web.Pages.Protests.Acts;

/// <summary>Who gets the notices in the place of the party.</summary>
public sealed class RecipientModel(ProtestDesk desk, PortalDbContextFactory contexts, LegalClock clock, Links links, Notice notice) : ActPage(desk, links, notice)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await OpenAsync("notice-recipient-named", ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string? then, CancellationToken ct)
    {
        if (await OpenAsync("notice-recipient-named", ct) is { } other) return other;
        if (then == "party") return await AnswerAsync(await Desk.ActAsync(Open, Seq, (protest, act) => protest.NameNoticeRecipient(null, act), ct), "Notices go to the party again.", ct);
        if (string.IsNullOrWhiteSpace(Name)) ModelState.AddModelError(nameof(Name), "Enter the name.");
        if (string.IsNullOrWhiteSpace(Address)) ModelState.AddModelError(nameof(Address), "Enter the address.");
        else if (Address.Length > 500) ModelState.AddModelError(nameof(Address), "The address has at most 500 characters.");
        if (NoticesTo.Problem(Email) is { } wrong) ModelState.AddModelError(nameof(Email), wrong);
        if (!ModelState.IsValid) return Page();
        var recipient = new NoticeRecipient
        {
            Id = contexts.Keys.Next(),
            OrganizationId = Open.Row.OrganizationId,
            Name = Name!.Trim(),
            Address = Address!.Trim(),
            Email = string.IsNullOrWhiteSpace(Email) ? null : Email.Trim(),
            CreatedAt = clock.UtcNow,
        };
        return await AnswerAsync(await Desk.ActAsync(Open, Seq, (protest, _, act) => protest.NameNoticeRecipient(recipient.Id, act), ct, alongside: async db =>
        {
            db.NoticeRecipients.Add(recipient);
            await db.SaveChangesAsync(ct);
        }), "Notices go to this person from now on.", ct);
    }
}
