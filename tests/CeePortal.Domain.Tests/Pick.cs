using CsCheck;

namespace CeePortal.Domain.Tests;

/// <summary>Generates one of a few given values.</summary>
static class Pick
{
    public static Gen<T> From<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
