using FluentValidation;
using FluentValidation.AspNetCore;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CeePortal.Web.Validation;

/// <summary>Validators are called by the handler that needs them, in sight: <c>if (!await Input.IsValidAsync(validator, ModelState)) return Page();</c></summary>
public static class ModelValidation
{
    /// <summary>Runs the validator and puts its sentences beside their fields.</summary>
    /// <param name="prefix">The name of the bound property that holds the input.</param>
    /// <returns>True when neither the binder nor the validator found fault.</returns>
    public static async Task<bool> IsValidAsync<T>(this T input, IValidator<T> validator, ModelStateDictionary state,
        string prefix = "Input", CancellationToken cancel = default)
    {
        var result = await validator.ValidateAsync(input, cancel);
        // The binder's own sentence for an empty or unreadable field gives way to ours.
        foreach (var failure in result.Errors)
            state.Remove(Join(prefix, failure.PropertyName));
        result.AddToModelState(state, prefix);
        return state.IsValid;
    }

    static string Join(string prefix, string property) => prefix.Length == 0 ? property : $"{prefix}.{property}";
}
