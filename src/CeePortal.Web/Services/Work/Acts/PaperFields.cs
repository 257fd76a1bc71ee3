using CeePortal.Domain.Work;
using CeePortal.Web.Services.Work.Forms;

namespace CeePortal.Web.Services.Work.Acts;

/// <summary>What an officer says of the paper on which a filer's move came.</summary>
public static class PaperFields
{
    const string On = "paper-received-on", From = "paper-from";

    public static readonly IReadOnlyList<FormField> All =
    [
        FormField.Day(On, "Day of receipt", "The day on which the paper came in; it is judged by that day."),
        FormField.Choice(From, "Whose paper it is", Enum.GetValues<PaperFrom>().Select(f => (f.ToString(), Capital(Paper.Name(f))))),
    ];

    /// <summary>The paper; null while it is not told, which the form then says.</summary>
    public static Paper? Read(FormReader form)
    {
        var (on, from) = (form.Day(On), form.Choice<PaperFrom>(From));
        return on is { } day && Enum.IsDefined(from) ? new(day, from) : null;
    }

    static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
