using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CeePortal.Web;

/// <summary>How a notice looks: USWDS has one alert for each.</summary>
public enum NoticeKind
{
    Success,
    Info,
    Warning,
    Error,
}

/// <summary>A sentence for the visitor, shown once on the next page.</summary>
public sealed record NoticeMessage(NoticeKind Kind, string Text);

/// <summary>Tells the visitor what happened, on the page that follows (Post/Redirect/Get). Inject it into a page model
/// and call <c>notice.Success("…")</c> before redirecting; the layout takes the messages with <see cref="Take"/>.</summary>
public sealed class Notice(IHttpContextAccessor http, ITempDataDictionaryFactory tempData)
{
    const string Key = "Notices";

    public void Success(string text) => Add(NoticeKind.Success, text);

    public void Info(string text) => Add(NoticeKind.Info, text);

    public void Warning(string text) => Add(NoticeKind.Warning, text);

    public void Error(string text) => Add(NoticeKind.Error, text);

    /// <summary>The messages that wait, oldest first; they are gone afterwards.</summary>
    public IReadOnlyList<NoticeMessage> Take() => Store is { } store && store[Key] is string json ? Read(json) : [];

    void Add(NoticeKind kind, string text)
    {
        if (Store is not { } store)
            return;
        var waiting = store.Peek(Key) is string json ? Read(json) : [];
        store[Key] = JsonSerializer.Serialize<NoticeMessage[]>([.. waiting, new(kind, text)]);
    }

    ITempDataDictionary? Store => http.HttpContext is { } context ? tempData.GetTempData(context) : null;

    static NoticeMessage[] Read(string json) => JsonSerializer.Deserialize<NoticeMessage[]>(json) ?? [];
}
