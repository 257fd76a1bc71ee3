using CeePortal.Data.Lists;
using CeePortal.Data.Scoping;

namespace CeePortal.Data.Tests.Lists;

public sealed class ImporterNamesTests(ListDatabase database) : IClassFixture<ListDatabase>
{
    [Theory]
    [InlineData("steel", 4)]
    [InlineData("IMPORTER 2", 1)]
    [InlineData("100%", 4)]
    [InlineData("10_%", 0)]
    [InlineData("%", 4)]
    [InlineData("bronze", 0)]
    public async Task Named_WordsInTheName_FindsThemWhateverTheCase(string words, int count)
    {
        await using var db = database.Open(PortalScope.All);
        Assert.Equal(count, (await new ImporterNames(db).NamedAsync(words)).Count);
    }

    [Fact]
    public async Task Find_ImporterOfWhomTheVisitorSeesNothing_IsNotThere()
    {
        await using var db = database.Open(PortalScope.Importers([3]));
        var names = new ImporterNames(db);
        Assert.Null(await names.FindAsync(2));
        Assert.Null(await names.FindAsync([2, .. new byte[31]]));
        Assert.Equal([3L], (await names.NamedAsync("steel")).Select(i => i.Id));
        Assert.Equal("Importer 3 of 100% Steel, Inc. (12-0000003)", (await names.FindAsync(3))?.ToString());
        Assert.Equal(3, (await names.FindAsync([3, .. new byte[31]]))?.Id);
    }
}
