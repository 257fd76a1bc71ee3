using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Tests.Trade;

public sealed class ImporterNumberTests
{
    [Theory]
    [InlineData("12-3456789", ImporterNumberKind.Irs), InlineData("12-345678900", ImporterNumberKind.Irs), InlineData("12-3456789AB", ImporterNumberKind.Irs)]
    [InlineData("123-45-6789", ImporterNumberKind.SocialSecurity), InlineData("230401-12345", ImporterNumberKind.CbpAssigned)]
    public void Read_EachForm_KnowsItsKindAndKeepsItself(string form, ImporterNumberKind kind)
    {
        Assert.Null(ImporterNumber.Read($" {form.ToLowerInvariant()} ", out var number));
        Assert.Equal(kind, number.Kind);
        Assert.Equal(form, number.ToOfficial());
        Assert.Equal(kind == ImporterNumberKind.SocialSecurity, number.IsPersonal);
        Assert.Equal(number, ImporterNumber.Parse(number.ToOfficial()));
    }

    [Fact]
    public void Print_SocialSecurityNumber_ShowsTheLastFourDigitsOnly()
    {
        var number = ImporterNumber.Parse("123-45-6789");
        Assert.Equal("***-**-6789", number.ToString());
        Assert.Equal("***-**-6789", $"{number}");
        Assert.DoesNotContain("123", number.ToString());
    }

    [Theory]
    [InlineData("", "missing"), InlineData("123456789", "three forms"), InlineData("12-345678", "three forms"), InlineData("12-3456789A", "three forms")]
    [InlineData("12-34567890123", "three forms"), InlineData("123-456-789", "three forms"), InlineData("230401-1234", "three forms")]
    [InlineData("AB-3456789", "three forms"), InlineData("12-3456789--", "three forms"), InlineData("1234567-12345", "three forms")]
    public void Read_WrongForm_SaysWhatIsWrong(string form, string words) => Nouns.Refuses<ImporterNumber>(ImporterNumber.Read, form, words);

    [Fact]
    public void Default_IsNoNumber_AndPrintsNothing()
    {
        Assert.True(default(ImporterNumber).IsNone);
        Assert.Equal("", default(ImporterNumber).ToString());
        Assert.Equal("", default(ImporterNumber).ToOfficial());
    }

    [Fact]
    public void Read_AnyText_NeverThrows() => Nouns.SurvivesAnyText<ImporterNumber>(ImporterNumber.Read, n => n.ToOfficial());
}
