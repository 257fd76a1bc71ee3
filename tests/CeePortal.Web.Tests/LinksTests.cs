using System.Reflection;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Work;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests;

/// <summary>Every link leads to a page that is there.</summary>
public sealed class LinksTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    public static TheoryData<string> Members => [.. typeof(Links)
        .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(m => m is PropertyInfo or MethodInfo { IsSpecialName: false })
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
