using CeePortal.Intake.Catair;

namespace CeePortal.Intake.Checks;

/// <summary>Where in an entry a value stands, in the terms of the AE chapter. A CSV file names its columns by the same spots.</summary>
/// <param name="Kind">The record.</param>
/// <param name="From">First column of the field; 0 for the whole record.</param>
/// <param name="Line">Which line of the entry, counted from 1 in the order of the file; 0 for header and totals.</param>
/// <param name="Nth">Which record of this kind within the line or header, from 1.</param>
readonly record struct Spot(RecordKind Kind, int From = 0, int Line = 0, int Nth = 1);

/// <summary>What stands at a spot of a file.</summary>
/// <param name="Record">Number of the record or row.</param>
/// <param name="RecordType">Its identifier.</param>
/// <param name="From">First column; 0 when the whole record is meant.</param>
/// <param name="To">Last column.</param>
/// <param name="Field">The field's name.</param>
/// <param name="Value">What stands there, masked where it must be.</param>
/// <param name="Image">The record, masked where it must be.</param>
readonly record struct Located(long Record, string RecordType, int From, int To, string Field, string Value, string Image);

/// <summary>Finds what a file says at a spot.</summary>
interface ISpotFinder
{
    /// <summary>Finds the spot, or the nearest thing that is there.</summary>
    Located Locate(Spot spot);
}
