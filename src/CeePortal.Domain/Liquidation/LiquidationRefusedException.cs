namespace CeePortal.Domain.Liquidation;

/// <summary>An event that does not fit the liquidation history of its entry. The message says why, and what to do instead.</summary>
/// <param name="sentence">The sentence.</param>
public sealed class LiquidationRefusedException(string sentence) : InvalidOperationException(sentence);
