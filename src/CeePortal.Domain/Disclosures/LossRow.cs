using CeePortal.Domain.Entries;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Disclosures;

/// <summary>Duty, antidumping and countervailing duty, and fees of a line.</summary>
/// <param name="Duty">Duty.</param>
/// <param name="Cases">Antidumping and countervailing duty.</param>
/// <param name="Fees">Taxes and fees.</param>
public readonly record struct LineAmounts(Money Duty, Money Cases, Money Fees)
{
    /// <summary>All of it.</summary>
    public Money Total => Duty + Cases + Fees;
}

/// <summary>What a line should have said, from which its duty is computed.</summary>
/// <param name="Number">The tariff number.</param>
/// <param name="Origin">The country of origin.</param>
/// <param name="Program">The special program; empty for none.</param>
/// <param name="Value">The value.</param>
public sealed record CorrectData(HtsNumber Number, CountryCode Origin, string Program, Money Value);

/// <summary>A row of the spreadsheet of entries with loss of revenue: a line of an entry, what was paid on it and what was owed.</summary>
/// <param name="Row">The row as a spreadsheet counts it.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Port">The port of entry.</param>
/// <param name="EnteredOn">The date of entry, whose rates of duty count and from which the limitation runs.</param>
/// <param name="LiquidatedOn">The liquidation, from which interest runs; null while there is none.</param>
/// <param name="Value">The dutiable value.</param>
/// <param name="Paid">What was paid.</param>
/// <param name="Owed">What was owed. Its duty is not given but computed when <paramref name="Correct"/> is.</param>
/// <param name="Correct">What the line should have said; null when the duty owed is stated.</param>
public sealed record LossRow(long Row, EntryNumber Entry, int Line, PortCode Port, DateOnly EnteredOn, DateOnly? LiquidatedOn, Money Value, LineAmounts Paid, LineAmounts Owed, CorrectData? Correct = null);
