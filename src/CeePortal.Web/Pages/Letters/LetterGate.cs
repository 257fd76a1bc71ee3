using CeePortal.Web.Services.Letters;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CeePortal.Web.Pages.Letters;

/// <summary>Stands before the letters, whose page is open to everybody, and before anything of a request is read: an answer with documents may be large
/// for a browser that has found its letter, and everything else is small.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LetterGateAttribute : Attribute, IFilterFactory, IOrderedFilter
{
    /// <summary>Before the antiforgery filter, which reads the form.</summary>
    public int Order => 0;

    public bool IsReusable => false;

    public IFilterMetadata CreateInstance(IServiceProvider services) => new LetterGate(services.GetRequiredService<LetterTickets>(), services.GetRequiredService<Links>());
}

sealed class LetterGate(LetterTickets tickets, Links links) : IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Code, entry and what else is typed without documents.</summary>
    public const int LargestFind = 16 * 1024;

    /// <summary>Five documents and the words.</summary>
    public const long LargestAnswer = 60L * 1024 * 1024;

    public int Order => 0;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method)) return;
        var answers = string.Equals(http.Request.RouteValues["handler"] as string ?? http.Request.Query["handler"], "Answer", StringComparison.OrdinalIgnoreCase);
        if (!answers) Limit(http, LargestFind);
        else if (tickets.Has(http)) Limit(http, LargestAnswer);
        else
        {
            Limit(http, LargestFind);
            context.Result = new LocalRedirectResult(links.FindLetterFirst);
        }
        if (context.Result is null && http.Request.ContentLength > (answers ? LargestAnswer : LargestFind))
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
    }

    static void Limit(HttpContext http, long most)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = most;
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = most, BufferBodyLengthLimit = most, ValueLengthLimit = (int)most }));
    }
}
