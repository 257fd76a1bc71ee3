namespace CeePortal.Domain.Revenue;

/// <summary>Under which total a class of the accounts is stated (AE chapter, records 60 to 62 and 90).</summary>
public enum FeeKind
{
    /// <summary>A user fee.</summary>
    Fee,

    /// <summary>Internal revenue tax.</summary>
    Tax,

    /// <summary>Other revenue.</summary>
    OtherRevenue,
}

/// <summary>The kinds of the classes of the accounts.</summary>
public static class FeeKinds
{
    /// <summary>The kind of a class. AE chapter: internal revenue tax is 016 spirits, 017 wines, 018 tobacco, 022 other; other revenue is 672.</summary>
    /// <param name="feeClass">The class, three digits.</param>
    public static FeeKind Of(string feeClass) => feeClass switch
    {
        "016" or "017" or "018" or "022" => FeeKind.Tax,
        "672" => FeeKind.OtherRevenue,
        _ => FeeKind.Fee,
    };
}
