using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CeePortal.Web.Hosting;

/// <summary>The framework's own sentences to visitors, in the portal's voice.</summary>
static class PlainWords
{
    /// <summary>Set when a form came back without its token: it stood open too long, or cookies are blocked.</summary>
    public const string FormExpired = "FormExpired";

    public static void Configure(MvcOptions options)
    {
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true; // validators say what is required
        options.Filters.Add<RefusedForm>(order: int.MinValue);
        var words = options.ModelBindingMessageProvider;
        words.SetValueMustNotBeNullAccessor(_ => "Fill in this field.");
        words.SetMissingBindRequiredValueAccessor(field => $"{field} is missing. Fill it in.");
        words.SetAttemptedValueIsInvalidAccessor((value, field) => $"\"{value}\" does not fit {field}. Check it and type it again.");
        words.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"\"{value}\" does not fit here. Check it and type it again.");
        words.SetValueIsInvalidAccessor(value => $"\"{value}\" does not fit here. Check it and type it again.");
        words.SetValueMustBeANumberAccessor(field => $"{field} must be a number. Use digits only.");
        words.SetNonPropertyValueMustBeANumberAccessor(() => "This must be a number. Use digits only.");
        words.SetUnknownValueIsInvalidAccessor(field => $"What you typed does not fit {field}. Check it and type it again.");
    }

    /// <summary>Tells the error page why a form was refused before its handler ran.</summary>
    sealed class RefusedForm : IAlwaysRunResultFilter
    {
        public void OnResultExecuting(ResultExecutingContext context)
        {
            if (context.Result is not IAntiforgeryValidationFailedResult)
                return;
            // A form that is too large cannot be read, so its token is missed too; the size is what the visitor can mend.
            var limit = context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
            if (context.HttpContext.Request.ContentLength > limit)
                context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
            else
                context.HttpContext.Items[FormExpired] = true;
        }

        public void OnResultExecuted(ResultExecutedContext context)
        {
        }
    }
}
