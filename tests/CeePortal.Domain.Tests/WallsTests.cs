using System.Xml.Linq;
using CeePortal.Domain.Entries;
using CeePortal.TestSupport;

namespace CeePortal.Domain.Tests;

/// <summary>Who may know whom: arrows only point down, and the Domain knows nobody.</summary>
public sealed class WallsTests
{
    [Theory]
    [InlineData("CeePortal.Domain", "")]
    [InlineData("CeePortal.Intake", "CeePortal.Domain")]
    [InlineData("CeePortal.Data", "CeePortal.Domain")]
    [InlineData("CeePortal.Migrations.Sqlite", "CeePortal.Data")]
    [InlineData("CeePortal.Migrations.SqlServer", "CeePortal.Data")]
    [InlineData("CeePortal.Web", "CeePortal.Data,CeePortal.Domain,CeePortal.Intake,CeePortal.Migrations.SqlServer,CeePortal.Migrations.Sqlite")]
    public void Project_References_OnlyWhatItMay(string project, string allowed)
    {
        var references = Load(project).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(((string)r.Attribute("Include")!).Replace('\\', '/')));
        Assert.Empty(references.Except(allowed.Split(',')));
    }

    [Fact]
    public void Walls_NameEveryProjectOfTheHouse()
    {
        var walls = typeof(WallsTests).GetMethod(nameof(Project_References_OnlyWhatItMay))!
            .GetCustomAttributes(typeof(InlineDataAttribute), false).Cast<InlineDataAttribute>().Select(d => (string)d.GetData(null!).Single()[0]);
        Assert.Equal(Directory.GetDirectories(RepositoryFolder.File("src")).Where(f => Directory.GetFiles(f, "*.csproj").Length > 0)
            .Select(f => Path.GetFileName(f)).Order(), walls.Order());
    }

    [Fact]
    public void Domain_HasNoPackageAndNoReferenceBeyondTheRuntime()
    {
        Assert.Empty(Load("CeePortal.Domain").Descendants("PackageReference"));
        Assert.All(typeof(EntryNumber).Assembly.GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name));
        Assert.DoesNotContain(typeof(EntryNumber).Assembly.GetReferencedAssemblies(), a => a.Name is "System.Net.Http" or "System.IO.FileSystem" or "System.Data.Common");
    }

    /// <summary>What every kind of work shares knows no kind: another needs no change there (ADR 0006).</summary>
    [Theory]
    [InlineData("CeePortal.Domain", "Clocks"), InlineData("CeePortal.Domain", "Work")]
    [InlineData("CeePortal.Data", "Clocks"), InlineData("CeePortal.Data", "Work"), InlineData("CeePortal.Data", "Messages"), InlineData("CeePortal.Data", "Events")]
    [InlineData("CeePortal.Web", "Services/Work"), InlineData("CeePortal.Web", "Services/Messages"), InlineData("CeePortal.Web", "Services/Attachments")]
    public void What_kinds_share_names_none_of_them(string project, string folder)
    {
        var files = Directory.GetFiles(RepositoryFolder.File(["src", project, .. folder.Split('/')]), "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.DoesNotMatch(@"\b(Domain|Data|Services)\.Protests\b", File.ReadAllText(file)));
    }

    static XDocument Load(string project) => XDocument.Load(RepositoryFolder.File("src", project, project + ".csproj"));
}
