namespace CeePortal.Web.Hosting;

/// <summary>Every failure ends on a page in the portal's own look, with the right status and no inner details.</summary>
static class Errors
{
    public static void UsePortalErrors(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/errors/500",
            StatusCodeSelector = error => error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
    }
}
