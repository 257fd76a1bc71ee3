using Microsoft.AspNetCore.Http.Extensions;

namespace CeePortal.Web.TagHelpers;

/// <summary>This page's address with some of its query changed: all state of a list lives in its address.</summary>
static class QueryLink
{
    /// <summary>The address with these keys set; a null value removes the key.</summary>
    public static string With(HttpRequest request, params ReadOnlySpan<(string Key, string? Value)> changes)
    {
        var query = request.Query.Where(pair => pair.Key.Length > 0)
            .SelectMany(pair => pair.Value.Where(v => !string.IsNullOrEmpty(v)).Select(v => KeyValuePair.Create(pair.Key, v!))).ToList();
        foreach (var (key, value) in changes)
        {
            query.RemoveAll(pair => string.Equals(pair.Key, key, StringComparison.OrdinalIgnoreCase));
            if (value is not null) query.Add(KeyValuePair.Create(key, value));
        }
        return request.PathBase + request.Path + new QueryBuilder(query).ToQueryString();
    }
}
