using System.Security.Claims;
using CeePortal.Data.Scoping;
using Microsoft.AspNetCore.StaticAssets;

namespace CeePortal.Web.Security;

/// <summary>Resolves whose rows the visitor may read, once per request and before anything reads. A stranger keeps the
/// scope that sees nothing; static files read nothing.</summary>
sealed class ScopeMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, CurrentScope scope, ScopeResolver resolver)
    {
        var visitor = context.User;
        if (visitor.Identity?.IsAuthenticated == true && context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            scope.Resolve(await resolver.ResolveAsync(visitor.Id(), [.. visitor.FindAll(ClaimTypes.Role).Select(c => c.Value)], context.RequestAborted));
        await next(context);
    }
}
