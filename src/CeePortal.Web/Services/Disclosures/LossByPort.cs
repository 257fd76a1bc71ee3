using CeePortal.Domain.Disclosures;

namespace CeePortal.Web.Services.Disclosures;

/// <summary>The loss of a disclosure by port, with what was tendered for it.</summary>
/// <param name="Of">The disclosure.</param>
/// <param name="Figures">The figures to show: of the spreadsheet, the calculation or the determination.</param>
public sealed record LossByPort(PriorDisclosure Of, LossFigures Figures);
