using System.Diagnostics;

namespace CeePortal.Web.Hosting;

/// <summary>The number that a visitor reads out to support and that finds the same request in the log.</summary>
static class Reference
{
    public static string Of(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
}
