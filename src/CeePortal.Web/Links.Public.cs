using CeePortal.Domain.Centers;

namespace CeePortal.Web;

public sealed partial class Links
{
    /// <summary>The answer to a question of the home page; the day only when it is not today.</summary>
    public string Find(string question, DateOnly? on = null) => Page("/Index", new { q = question, on = Iso(on) });

    /// <summary>The list form, empty.</summary>
    public string List => Page("/List");

    /// <summary>The answer to a list, as <see cref="Services.CenterSearch.GoodsList.ToAddress"/> writes it.</summary>
    public string ListOf(string address, DateOnly? on = null) => Page("/List", new { l = address, on = Iso(on) });

    public string Centers => Page("/Centers/Index");

    public string Center(CenterCode code) => Page("/Centers/Center", new { code = code.ToString() });

    static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
