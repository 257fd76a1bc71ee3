namespace CeePortal.Domain.Revenue;

/// <summary>What revenue is computed by: the tariff, the user fees, the interest. All of it dated, with its sources, and editable.</summary>
/// <param name="Tariff">Rates of duty.</param>
/// <param name="Fees">User fees.</param>
/// <param name="Interest">Interest.</param>
public sealed record RevenueBook(TariffBook Tariff, FeeTable Fees, InterestTable Interest);
