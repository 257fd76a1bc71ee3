namespace CeePortal.Browser.Tests;

/// <summary>A test that needs Chromium. Without one it is skipped and says so, unless CEEPORTAL_REQUIRE_BROWSER is 1, as in
/// the gate: then it fails.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.WhyNot;
}

/// <inheritdoc cref="BrowserFactAttribute"/>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.WhyNot;
}
