using System.Globalization;
using System.Security.Cryptography;
using CeePortal.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace CeePortal.Web.Services.Letters;

/// <summary>The sign that a browser has found a letter by its code and an entry number on it. Whoever has none sends no documents: nothing
/// large is read for somebody who holds no letter. It says nothing of the letter, and the answer names code and entry once more.</summary>
public sealed class LetterTickets(IDataProtectionProvider protection, PortalSettings settings, TimeProvider time)
{
    /// <summary>An answer may take a working day to write.</summary>
    static readonly TimeSpan holds = TimeSpan.FromHours(12);

    readonly IDataProtector protector = protection.CreateProtector("CeePortal.Letters.Ticket");

    string Name => settings.PlainHttp ? "CeePortal-Letter" : "__Host-CeePortal-Letter";

    /// <summary>Gives the ticket to the browser.</summary>
    public void Give(HttpContext context) => context.Response.Cookies.Append(Name, Make(), new CookieOptions
    {
        HttpOnly = true,
        Secure = !settings.PlainHttp || context.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
        IsEssential = true,
        Path = "/",
    });

    /// <summary>True when the browser has a ticket that still holds.</summary>
    public bool Has(HttpContext context) => Holds(context.Request.Cookies[Name]);

    /// <summary>A ticket from now on.</summary>
    public string Make() => protector.Protect((time.GetUtcNow() + holds).UtcTicks.ToString(CultureInfo.InvariantCulture));

    /// <summary>True while a ticket holds.</summary>
    public bool Holds(string? ticket)
    {
        if (string.IsNullOrEmpty(ticket)) return false;
        try
        {
            return long.Parse(protector.Unprotect(ticket), CultureInfo.InvariantCulture) > time.GetUtcNow().UtcTicks;
        }
        catch (CryptographicException)
        {
            return false; // not ours, or of keys that are gone
        }
    }
}
