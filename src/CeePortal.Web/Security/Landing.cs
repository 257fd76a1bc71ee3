using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;

namespace CeePortal.Web.Security;

/// <summary>Where a visitor arrives after signing in: where the visit was headed, else at the role's own first page.</summary>
public sealed class Landing(LinkGenerator links, IHttpContextAccessor http)
{
    static readonly string[] FirstPages = ["/Admin/Index", "/Desk/Index", "/Uploads/Index", "/Entries/Index", "/Account/Index"];

    public LocalRedirectResult Of(ClaimsPrincipal visitor, string? returnUrl, IUrlHelper url)
    {
        if (!string.IsNullOrEmpty(returnUrl) && url.IsLocalUrl(returnUrl))
            return new LocalRedirectResult(returnUrl);
        var home = http.HttpContext?.Request.PathBase ?? default;
        return new LocalRedirectResult(FirstPages
            .Where(page => PageAccess.IsOpenTo(page, visitor))
            .Select(page => links.GetPathByPage(page, pathBase: home))
            .FirstOrDefault(path => path is not null) ?? $"{home}/");
    }
}
