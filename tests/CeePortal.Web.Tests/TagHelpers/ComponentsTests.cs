using AngleSharp.Dom;

namespace CeePortal.Web.Tests.TagHelpers;

/// <summary>The page on which every component stands in its states.</summary>
public class ComponentsTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    const string Address = "/dev/components";

    async Task<IDocument> RefusedAsync(Dictionary<string, string>? fields = null)
    {
        using var answer = await portal.Anonymous().PostFormAsync(Address, fields ?? new() { ["Input.Number"] = "" });
        return await answer.DocumentAsync();
    }

    [Fact]
    public async Task The_page_is_sound() => PageChecks.AssertSound(await portal.Anonymous().PageAsync(Address));

    [Fact]
    public async Task The_refused_form_is_sound() => PageChecks.AssertSound(await RefusedAsync());

    [Fact]
    public async Task Every_error_stands_in_the_summary_and_leads_to_its_field()
    {
        var page = await RefusedAsync();

        var links = page.QuerySelectorAll(".error-summary a").ToDictionary(a => a.TextContent, a => a.GetAttribute("href")!);
        Assert.Equal("#Input_Number", links["Enter the entry number, such as XYZ-0000001-5."]);
        Assert.Equal("#Input_Mode", links["Choose what to do."]);
        Assert.Equal("#Input_File", links["Choose a file."]);
        Assert.Equal("#Input_Confirmed", links["Confirm that it is right."]);
        Assert.All(links.Values, href => Assert.Matches("^(input|select|textarea)$", page.GetElementById(href[1..])!.LocalName));
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_in_error_names_its_message_and_its_hint()
    {
        var input = (await RefusedAsync()).GetElementById("Input_Number")!;

        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("Input_Number-hint Input_Number-error", input.GetAttribute("aria-describedby"));
        Assert.Contains("usa-input--error", input.ClassList);
    }

    [Fact]
    public async Task What_was_typed_comes_back()
    {
        var page = await RefusedAsync(new()
        {
            ["Input.Number"] = "<XYZ> & co",
            ["Input.Value"] = "12x",
            ["Input.Port"] = "1001",
            ["Input.Mode"] = "file",
            ["Input.States"] = "decided",
            ["Input.Confirmed"] = "true",
            ["Input.Reason"] = "one\ntwo",
        });

        Assert.Equal("<XYZ> & co", page.GetElementById("Input_Number")!.GetAttribute("value"));
        Assert.Equal("12x", page.GetElementById("Input_Value")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("#Input_Port option[value='1001'][selected]"));
        Assert.NotNull(page.QuerySelector("input[type=radio][value=file][checked]"));
        Assert.NotNull(page.QuerySelector("input[type=checkbox][value=decided][checked]"));
        Assert.Null(page.QuerySelector("input[type=checkbox][value=open][checked]"));
        Assert.True(page.GetElementById("Input_Confirmed")!.HasAttribute("checked"));
        Assert.Equal("one\ntwo", page.GetElementById("Input_Reason")!.TextContent.Replace("\r", "", StringComparison.Ordinal).TrimStart('\n'));
    }

    [Fact]
    public async Task Values_of_the_model_are_shown()
    {
        var page = await portal.Anonymous().PageAsync(Address);

        Assert.Equal("2026-09-01", page.GetElementById("Input_On")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("input[type=checkbox][value=open][checked]"));
        Assert.Null(page.QuerySelector("input[type=radio][checked]"));
    }

    [Theory]
    [InlineData("", "number", "?sort=number", null)]
    [InlineData("?sort=number", "number", "?sort=-number", "ascending")]
    [InlineData("?sort=-number&after=k&q=a%20b", "number", "?q=a%20b&sort=number", "descending")]
    [InlineData("", "value", "?sort=-value", null)]
    public async Task A_sort_link_keeps_the_filter_and_forgets_the_page(string query, string column, string link, string? direction)
    {
        var page = await portal.Anonymous().PageAsync(Address + query);

        var head = page.QuerySelectorAll("thead th").First(th => th.TextContent == (column == "number" ? "Entry" : "Value"));
        Assert.Equal(Address + link, head.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(direction, head.GetAttribute("aria-sort"));
    }

    [Fact]
    public async Task The_pager_goes_by_key_and_keeps_the_order()
    {
        var page = await portal.Anonymous().PageAsync(Address + "?sort=number&after=x");

        Assert.Equal(Address + "?sort=number&before=a", page.QuerySelector(".pager a[rel=prev]")!.GetAttribute("href"));
        Assert.Equal(Address + "?sort=number&after=b", page.QuerySelector(".pager a[rel=next]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Days_and_instants_carry_their_machine_form()
    {
        var times = (await portal.Anonymous().PageAsync(Address)).QuerySelectorAll("time");

        Assert.Contains(times, t => t.TextContent == "July 5, 2023 (Wednesday)" && t.GetAttribute("datetime") == "2023-07-05");
        Assert.Contains(times, t => t.TextContent == "July 5, 2023, 2:15 PM ET" && t.GetAttribute("datetime") == "2023-07-05T18:15:00Z");
    }

    [Fact]
    public async Task A_number_to_copy_hides_its_button_until_there_is_JavaScript()
    {
        var button = (await portal.Anonymous().PageAsync(Address)).QuerySelector("button[data-copy]")!;
        Assert.True(button.HasAttribute("hidden"));
        Assert.Equal("Copy XYZ-0000001-5", button.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task The_breadcrumb_ends_with_the_page()
    {
        var steps = (await portal.Anonymous().PageAsync(Address)).QuerySelectorAll(".usa-breadcrumb li").Select(li => li.TextContent.Trim());
        Assert.Equal(["Home", "Workshop", "Components"], steps);
    }
}
