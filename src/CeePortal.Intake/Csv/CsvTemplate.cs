using System.Collections.Frozen;
using System.Text;

namespace CeePortal.Intake.Csv;

/// <summary>
/// The portal's own CSV template for brokers without ABI: one row for each line of an entry, and what is about the whole
/// entry repeated in each of its rows. All rows of an entry stand together.
/// </summary>
/// <remarks>
/// Which fields there are follows the AE chapter (ACE CATAIR, Entry Summary Create/Update, July 2026), so that both formats
/// give the same draft and pass the same checks; the shape is ours. Amounts are dollars with a decimal point (18.65), values
/// and charges whole dollars, quantities up to two decimals, dates 2026-08-30 or 08/30/2026. A header is known by its
/// letters and digits alone: "entry_number" is "Entry Number". Columns may stand in any order, and those that are not
/// required may be left out.
/// </remarks>
public static partial class CsvTemplate
{
    // name | spot in AE: record:column[:nth] | ! required | example | meaning
    const string EntryRows = """
        Action                  | 10:3    |   | A              | A to add, R to replace, D to delete. Blank adds.
        Entry Number            | 10:9    | ! | XYZ-0004101-9  | Filer code, seven digits and check digit, with or without hyphens.
        Entry Type              | 10:34   | ! | 01             | Two digits, such as 01 for consumption or 11 for informal.
        Port of Entry           | 10:18   | ! | 2704           | Four digits by Schedule D.
        Broker Reference        | 10:22   |   | LAX4101        | Your own reference, at most nine characters.
        Mode of Transport       | 10:36   |   | 11             | Two digits, such as 11 for containers by vessel, 30 for truck or 40 for air.
        Electronic Signature    | 10:39   | ! | X              | X: by it the filer signs the summary.
        Live Entry              | 10:44   |   |                | Y for a live entry; otherwise blank.
        Post Summary Correction | 10:65   |   |                | Y when this corrects a summary that is under CBP control; otherwise blank.
        Reconciliation Issue    | 10:47   |   |                | Three digits, 001 to 007, when the entry is flagged for reconciliation.
        Payment Type            | 10:51   |   | 2              | One digit: 1 single payment, 2, 3 or 5 daily statement, 6, 7 or 8 periodic monthly statement.
        Statement Date          | 10:52   |   | 2026-09-14     | Preliminary statement print date.
        Statement Month         | 10:58   |   |                | Two digits, for a periodic monthly statement.
        Bond Waiver Reason      | 10:62   |   |                | 995 to 999 when the bond is waived.
        Bond Type               | 31:3    |   | 8              | 8 for a continuous bond, 9 for a single transaction bond.
        Surety                  | 31:6    |   | 054            | The surety company's three digits.
        Bond Amount             | 31:9    |   |                | Amount of a single transaction bond, in whole dollars.
        Importer Number         | 11:3    | ! | 12-345678900   | NN-NNNNNNN with an optional two-character suffix, NNN-NN-NNNN, or YYDDPP-NNNNN. Keep the hyphens.
        Importer Name           |         |   | Example Imports LLC | The importer's name.
        Consignee Number        | 11:15   |   | 12-345678900   | The ultimate consignee, in one of the forms of the importer number.
        Notify Party Number     | 11:27   |   |                | The party to be notified (CBP Form 4811), in one of the same forms.
        Estimated Entry Date    | 11:42   |   | 2026-08-31     | Your estimate of the entry date.
        Import Date             | 11:48   |   | 2026-08-28     | Date of importation.
        State of Destination    | 11:61   |   | CA             | Two letters.
        Foreign Trade Zone      | 11:63   |   |                | Zone identifier, for entry type 06.
        Carrier                 | 20:3    |   | EGLV           | SCAC, or the IATA code by air.
        Port of Unlading        | 20:7    |   | 2704           | Four digits by Schedule D.
        Arrival Date            | 20:11   |   | 2026-08-28     | Estimated date of arrival.
        Location of Goods       | 20:17   |   | Z904           | FIRMS code.
        Conveyance              | 20:21   |   | PACIFIC EXAMPLE | Name of the vessel or other conveyance.
        Trip                    | 21:3    |   |                | Voyage, flight or trip, at most five characters.
        In-Bond Date            | 20:52   |   |                | Date of the in-bond movement, when there was one.
        In-Bond Number          | 23:8:2  |   |                | Number of the in-bond movement, when there was one.
        Bill Issuer             | 23:4    |   | EGLV           | Who issued the bill: SCAC; blank by air.
        Bill Number             | 23:8    |   | 715500423      | Master bill of lading or air waybill, without the issuer.
        Header Fee Class        | 34:3    |   |                | 311 informal fee, 496 dutiable mail fee, or 500 manual surcharge.
        Header Fee              | 34:6    |   |                | Amount of that fee.
        Total MPF               | 89:6    |   | 198.83         | Total merchandise processing fee (499), held between the year's minimum and maximum.
        Total HMF               | 89:20   |   | 71.75          | Total harbor maintenance fee (501).
        Total Duty              | 90:3    | ! | 10296.00       | Sum of the duty of all lines.
        Total Fees              | 90:15   | ! | 270.58         | Sum of the fee totals.
        Total Tax               | 90:27   |   | 0.00           | Sum of the internal revenue tax. Blank is zero.
        Total AD Duty           | 90:39   |   |                | Sum of the antidumping duty. Blank is zero.
        Total CV Duty           | 90:51   |   |                | Sum of the countervailing duty. Blank is zero.
        Total Other Revenue     | 90:63   |   |                | Sum of other revenue. Blank is zero.
        """;

    const string LineRows = """
        Line Number             | 40:5    | ! | 1              | 1, 2, 3 and so on within the entry.
        Set Part                | 40:8    |   |                | X for the header of a set, V for a component; otherwise blank.
        Country of Origin       | 40:9    | ! | KR             | Two letters; a province code (XO, XQ, ...) for goods of Canada.
        Country of Export       | 40:11   |   | KR             | Two letters.
        Export Date             | 40:13   |   | 2026-08-12     | Date of exportation.
        Special Program         | 40:25   |   |                | Trade agreement or program claimed, such as S or KR.
        Charges                 | 40:27   |   | 310            | Freight, insurance and other charges, whole dollars.
        Port of Lading          | 40:37   |   | 58023          | Foreign port, five digits by Schedule K.
        Gross Weight            | 40:42   |   | 240            | Whole kilograms.
        Related Parties         | 40:56   |   | N              | Y when buyer and seller are related, else N.
        Zone Status             | 41:3    |   |                | P, N or D for goods from a foreign trade zone.
        Zone Filing Date        | 41:4    |   |                | Day on which privileged foreign status was asked for.
        Ruling                  | 43:3    |   |                | C, P or R, a blank, and the number of the ruling.
        Description             | 44:3    |   | SMARTPHONES WITH CASE      | The goods in your words.
        Manufacturer            | 47:4    |   | KREXAPHO88SEO  | Manufacturer ID (MID).
        Sold To                 | 47:4:2  |   | 12-345678900   | The party to whom the goods were sold, in one of the forms of the importer number.
        Special HTS 1           | 50:3    |   |                | First number of chapter 98 or 99 on this line. These stand before the number of the goods.
        Special Value 1         | 50:25   |   |                | Its value, whole dollars. Mostly blank: the value goes with the goods.
        Special Duty 1          | 50:14   |   |                | Its duty.
        Special HTS 2           | 50:3:2  |   |                | Second number of chapter 98 or 99.
        Special Value 2         | 50:25:2 |   |                | Its value.
        Special Duty 2          | 50:14:2 |   |                | Its duty.
        Special HTS 3           | 50:3:3  |   |                | Third number of chapter 98 or 99.
        Special Value 3         | 50:25:3 |   |                | Its value.
        Special Duty 3          | 50:14:3 |   |                | Its duty.
        HTS Number              | 50:3:4  | ! | 8517.13.0000   | Tariff number of the goods, ten digits, with or without dots.
        Value                   | 50:25:4 | ! | 21400          | Entered value, whole dollars.
        Duty                    | 50:14:4 |   | 0.00           | Duty. Blank is zero.
        Quantity 1              | 50:36:4 |   | 120            | Quantity in the first unit of the tariff number.
        Unit 1                  | 50:48:4 |   | NO             | That unit by its ACE code, such as NO, KG or DOZ; X when there is none.
        Quantity 2              | 50:51:4 |   |                | Quantity in the second unit.
        Unit 2                  | 50:63:4 |   |                | The second unit.
        Quantity 3              | 50:66:4 |   |                | Quantity in the third unit.
        Unit 3                  | 50:78:4 |   |                | The third unit.
        Visa                    | 51:3    |   |                | Visa number.
        License Type            | 52:3    |   |                | Two characters.
        License Number          | 52:5    |   |                | License, certificate or permit.
        AD Case                 | 53:3    |   |                | Antidumping case, ten characters that begin with A.
        AD Secured By           | 53:13   |   |                | B for a bond, C for cash.
        AD Rate                 | 53:14   |   |                | Deposit rate, per cent or dollars per unit.
        AD Rate Kind            | 53:22   |   |                | A when the rate is per cent of the value, S when it is per unit.
        AD Duty                 | 53:47   |   |                | Antidumping duty.
        CV Case                 | 53:3:2  |   |                | Countervailing case, ten characters that begin with C.
        CV Secured By           | 53:13:2 |   |                | B for a bond, C for cash.
        CV Rate                 | 53:14:2 |   |                | Deposit rate, per cent or dollars per unit.
        CV Rate Kind            | 53:22:2 |   |                | A when the rate is per cent of the value, S when it is per unit.
        CV Duty                 | 53:47:2 |   |                | Countervailing duty.
        Tax Class               | 60:3    |   |                | 016 spirits, 017 wines, 018 tobacco, 022 other.
        Tax                     | 60:6    |   |                | Internal revenue tax.
        Other Revenue           | 61:6    |   |                | Other revenue (672, coffee into Puerto Rico).
        MPF                     | 62:6    |   | 74.13          | Merchandise processing fee of the line (499), without minimum and maximum.
        HMF                     | 62:6:2  |   | 26.75          | Harbor maintenance fee of the line (501).
        Other Fee Class         | 62:3:3  |   |                | Class of another fee, such as 056 for cotton.
        Other Fee               | 62:6:3  |   |                | Its amount.
        """;

    // The example's further rows, as differences from the one before: its second line, and an informal entry by air.
    const string ExampleRows = """
        Line Number=2|Country of Origin=IN|Country of Export=IN|Gross Weight=2850|Description=WOMENS TROUSERS OF POLYESTER|Manufacturer=INEXAGAR210MUM|HTS Number=6204.63.9010|Value=36000|Duty=10296.00|Quantity 1=900|Unit 1=DOZ|Quantity 2=2700|Unit 2=KG|MPF=124.70|HMF=45.00
        Entry Number=XYZ-0004102-7|Entry Type=11|Port of Entry=2720|Broker Reference=LAX4102|Mode of Transport=40|Bond Type=|Surety=|Carrier=KZ|Port of Unlading=2720|Location of Goods=|Conveyance=|Bill Issuer=|Bill Number=93320411253|Header Fee Class=311|Header Fee=2.69|Total MPF=|Total HMF=|Total Duty=61.60|Total Fees=2.69|Line Number=1|Country of Origin=JP|Country of Export=JP|Export Date=2026-08-26|Charges=|Port of Lading=|Gross Weight=26|Related Parties=|Description=HAND OPERATED VALVES OF STEEL|Manufacturer=|Sold To=|HTS Number=8481.80.3090|Value=1100|Duty=61.60|Quantity 1=40|Unit 1=NO|Quantity 2=25|Unit 2=KG|MPF=|HMF=
        """;

    static readonly CsvColumn[] columns =
    [
        .. Lines(EntryRows).Select(row => CsvColumn.Parse(row, isOfLine: false)),
        .. Lines(LineRows).Select(row => CsvColumn.Parse(row, isOfLine: true)),
    ];

    static readonly FrozenDictionary<string, int> byKey =
        columns.Select((column, index) => (Key: KeyOf(column.Name), index)).ToFrozenDictionary(c => c.Key, c => c.index, StringComparer.Ordinal);

    /// <summary>The columns in the order of the template.</summary>
    public static IReadOnlyList<CsvColumn> Columns => columns;

    /// <summary>The header row, without its line end.</summary>
    public static string Header { get; } = string.Join(',', columns.Select(c => c.Name));

    /// <summary>The template with its header and two example entries of three rows, as it is downloaded.</summary>
    public static string Example { get; } = WriteExample();

    /// <summary>Which column a header text means, or -1. Only letters and digits count: "ENTRY_NUMBER" is "Entry Number".</summary>
    public static int IndexOf(string header) => byKey.TryGetValue(KeyOf(header), out var index) ? index : -1;

    static string KeyOf(string header) => string.Concat(header.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    static string WriteExample()
    {
        var text = new StringBuilder(Header).Append("\r\n");
        var row = columns.Select(c => c.Example).ToArray();
        Append(row);
        foreach (var differences in Lines(ExampleRows))
        {
            foreach (var difference in differences.Split('|'))
            {
                var at = difference.IndexOf('=', StringComparison.Ordinal);
                row[IndexOf(difference[..at])] = difference[(at + 1)..];
            }
            Append(row);
        }
        return text.ToString();

        void Append(string[] cells) => text.AppendJoin(',', cells).Append("\r\n");
    }

    static string[] Lines(string table) => table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
