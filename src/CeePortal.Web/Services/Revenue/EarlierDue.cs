using CeePortal.Data.Revenue;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Revenue;

namespace CeePortal.Web.Services.Revenue;

/// <summary>A bill or refund of an earlier liquidation of the entry, and whether it was paid: the port collects and pays, and the portal
/// does not see it, so a specialist says.</summary>
public sealed record EarlierDue(RevenueDue Due, bool IsPaid)
{
    /// <summary>"Bill of the liquidation of May 7, 2027".</summary>
    public string Words => $"{FigureWords.Of(Due.Side)} of the {FigureWords.Of(Due.Source).ToLowerInvariant()} of {Due.On.InWords()}";

    /// <summary>As a bill or refund that was paid; the day of the bill stands for that of the payment, which the portal does not see.</summary>
    public PaidBill ToBill() => new(Words, Due.On, Due.Duty + Due.Fees, Due.Interest);

    /// <summary>As paid on the entry; duty in one sum, as it was listed.</summary>
    public PaidBeside ToPaid() => new(Words, $"{Due.Amount}{(Due.Interest.Cents == 0 ? "" : $", of it {Due.Interest} interest, which goes back with what is refunded of it")}; paid, as the worksheet says.", "19 U.S.C. 1505(b)") { Duty = Due.Duty, Fees = Due.Fees };
}
