using System.Reflection;
using CeePortal.Data.Work;
using CeePortal.Domain.Work;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Data.Tests.Work;

/// <summary>What holds for every kind of work alike.</summary>
public sealed class EveryKindTests
{
    static IReadOnlyList<WorkKind> Declared() => [.. typeof(WorkItem).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(WorkItem)))
        .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.FieldType == typeof(WorkKind)).Select(f => (WorkKind)f.GetValue(null)!))];

    [Fact]
    public void Every_kind_of_the_domain_is_registered_and_no_two_share_numbers()
    {
        var services = new ServiceCollection();
        services.AddPortalData(new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Portal", "Data Source=unused.db")]).Build());
        var registered = services.Where(s => s.ServiceType == typeof(WorkKind)).Select(s => (WorkKind)s.ImplementationInstance!).ToList();
        Assert.Equal(Declared().Select(k => k.Code).Order(StringComparer.Ordinal), registered.Select(k => k.Code).Order(StringComparer.Ordinal));
        Assert.Equal(registered.Count, new WorkKinds(registered).All.Count); // refuses numbers that are shared
    }

    [Fact]
    public void Every_kind_has_a_source_for_what_it_decides_and_words_for_what_is_done()
    {
        foreach (var kind in Declared())
            foreach (var move in kind.LifeCycle.Own.Where(m => m.Code is not "filed"))
                Assert.True(move.Done.Length > 0, $"{kind.Code}: {move.Code} has no words for the history");
    }
}
