using System.Reflection;
using System.Text.RegularExpressions;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using CeePortal.TestSupport;
using CeePortal.Web.Services.Work;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests;

/// <summary>Every link leads to a page that is there.</summary>
public sealed class LinksTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    public static TheoryData<string> Members => [.. typeof(Links)
        .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(m => m is PropertyInfo or MethodInfo { IsSpecialName: false })
        .Where(m => m.Name != nameof(Links.Outside)) // makes no path of its own, and needs a request
        .Select(m => m.Name).Distinct()];

    [Theory, MemberData(nameof(Members))]
    public void Leads_to_a_page(string member)
    {
        using var scope = portal.Services.CreateScope();
        var links = scope.ServiceProvider.GetRequiredService<Links>();
        foreach (var found in typeof(Links).GetMember(member))
        {
            var path = found switch
            {
                PropertyInfo property => property.GetValue(links),
                MethodInfo method => method.Invoke(links, [.. method.GetParameters().Select(p => Sample(p.ParameterType))]),
                _ => null,
            };
            Assert.StartsWith("/", Assert.IsType<string>(path), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(@"Url\.(Page|PageLink|RouteUrl|Action)\(")]
    [InlineData(@"asp-page=""[^""]")]
    [InlineData(@"RedirectToPage\(""")]
    public void Nobody_else_makes_the_address_of_a_page(string way)
    {
        // These give null, or an empty address, where no such page is: a button that silently is not there.
        var found = Sources().SelectMany(file => File.ReadLines(file)
            .Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal) && Regex.IsMatch(line, way, RegexOptions.None, patience))
            .Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"));
        Assert.Empty(found);
    }

    [Fact]
    public void A_door_is_asked_about_by_the_name_of_a_page_that_is_there()
    {
        var pages = RepositoryFolder.File("src", "CeePortal.Web", "Pages");
        var named = Sources().SelectMany(file => Regex.Matches(File.ReadAllText(file), @"IsOpenTo\(""(?<page>/[^""]+)""", RegexOptions.None, patience)).Select(m => m.Groups["page"].Value).ToHashSet();
        Assert.True(named.Count > 5);
        Assert.DoesNotContain(named, page => !File.Exists(Path.Join(pages, page + ".cshtml")));
    }

    static readonly TimeSpan patience = TimeSpan.FromSeconds(5);

    static IEnumerable<string> Sources() => Directory.EnumerateFiles(RepositoryFolder.File("src", "CeePortal.Web"), "*.cs*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml" && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    static object? Sample(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return "sample";
        if (type == typeof(CenterCode))
            return CenterCode.Parse("007", null);
        if (type == typeof(EntryNumber))
            return EntryNumber.Create(FilerCode.Parse("XYZ"), 1);
        if (type == typeof(WorkNumber))
            return WorkNumber.Parse("2704-26-100001");
        if (type == typeof(MovePage))
            return new MovePage("protest", "taken", "/Work/Teams"); // the kinds' own pages are followed in their own tests
        if (type == typeof(DateOnly))
            return new DateOnly(2026, 9, 1);
        return type.IsValueType ? Activator.CreateInstance(type) : null;
    }
}
