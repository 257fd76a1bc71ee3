namespace CeePortal.Intake.Catair.Layouts;

/// <summary>The header of an entry summary. Source: ACE CATAIR, Entry Summary Create/Update, July 2026.</summary>
/// <remarks>Each row: columns, class, designation, implied decimals, condition when missing / when ill-formed, name.
/// Columns that no row names are filler and must be blank. See <see cref="Field"/>.</remarks>
static class HeaderRecords
{
    public static readonly RecordLayout[] All =
    [
        new(RecordKind.R10, "10", "Header control", """
            3      A    M - B01/B02  Summary Filing Action Request Code
            4-6    AN   M - B05/B06  Entry Filer Code
            9-16   AN   M - B14/B15  Entry Number
            18-21  AN   M - B03/B04  District/Port of Entry
            22-30  X    C - -/-      Broker Reference Number
            34-35  AN   M - B17/B18  Entry Type Code
            36-37  AN   C - -/165    Mode of Transportation (MOT) Code
            38     AN   C - -/-      Bond Waiver Indicator
            39     AN   C - -/-      Electronic Signature
            40     AN   C - -/-      Cargo Release Certification Request Indicator
            41     AN   C - -/-      Electronic Invoice Indicator
            42     AN   C - -/-      Consolidated Summary Indicator
            43     AN   C - -/-      Shipment Usage Type Code
            44     AN   C - -/-      Live Entry Indicator
            45     AN   C - -/-      Deferred Tax Payment Code
            46     AN   C - -/-      Trade Agreement Reconciliation Indicator
            47-49  AN   C - -/-      Reconciliation Issue Code
            51     AN   C - -/-      Payment Type Code
            52-57  D?   C - -/203    Preliminary Statement Print Date
            58-59  AN   C - -/-      Periodic Statement Month
            60-61  AN   C - -/-      Statement Client Branch Identifier
            62-64  AN   C - -/-      Bond Waiver Reason Code
            65     AN   C - -/-      Post Summary Correction Indicator
            66     AN   C - -/-      Accelerated Liquidation Request Indicator
            67     AN   O - -/-      Known Importer Indicator
            68     AN   C - -/-      PGA Data Included Indicator
            69     AN   C - -/-      TIB Declaration Indicator
            70     AN   C - -/-      Consolidated Express Informal Indicator
            """),
        new(RecordKind.R11, "11", "Header content", """
            3-14   X    M - 100/102  Importer of Record Number
            15-26  X    C - -/105    Consignee Number
            27-38  X    C - -/590    Designated Notify Party (4811) Number
            42-47  D?   C - -/125    Estimated Entry Date
            48-53  D?   C - -/128    Date of Importation
            61-62  AN   C - -/133    U.S. State of Destination Code
            63-71  AN   C - -/-      Foreign Trade Zone Identifier
            """),
        new(RecordKind.R20, "20", "Cargo reference", """
            3-6    X    C - -/-      Carrier Code
            7-10   AN   C - -/166    District/Port of Unlading
            11-16  D?   C - -/171    Estimated Date of Arrival
            17-20  AN   C - -/-      Location of Goods Code
            21-40  X    C - -/-      Conveyance Name
            41-47  AN   C - -/-      Vessel Code
            48-51  AN   C - -/-      Designated Exam Port Code
            52-57  D?   C - -/189    In-Bond/In-Transit Date
            """),
        new(RecordKind.SE13, "SE13", "Correction contact", """
            5-44   AN   M - -/-      Contact Name
            45-59  AN   M - -/-      Contact Phone
            60     N    O - -/-      DIS indicator
            """),
        new(RecordKind.R21, "21", "Trip", """
            3-7    X    M - -/-      Trip Identifier
            """),
        new(RecordKind.R22, "22", "Cargo manifest", """
            3-10   sN   M 0 -/-      Manifested Quantity
            11-15  X    M - -/-      Manifested Quantity Unit of Measure Code
            """),
        new(RecordKind.R23, "23", "Bill of lading or in-bond number", """
            3      AN   M - 186/186  Manifest Component Type Code
            4-7    AN   C - -/-      Manifest Component Issuer Code
            8-19   AN   M - -/-      Manifest Component Identifier
            """),
        new(RecordKind.SE16, "SE16", "Conveyance", """
            5-8    AN   M - -/-      Carrier Code
            9-13   X    M - -/-      Voyage/Flight/Trip Manifest Number
            14-19  N    M - -/-      Date of Arrival
            20-27  N    M - -/-      Quantity
            28-32  X    O - -/-      Unit of Measure
            33-52  X    C - -/-      Conveyance Name
            53-80  X    M - -/-      Filler
            """),
        new(RecordKind.SE17, "SE17", "Equipment", """
            5-24   AN   M - -/-      Equipment Number
            25-80  X    M - -/-      Filler
            """),
        new(RecordKind.R30, "30", "Warehouse withdrawal", """
            3-5    AN   M - -/-      Associated Warehouse Entry Filer Code
            8-15   AN   M - -/-      Associated Warehouse Entry Number
            17-20  AN   M - -/-      Associated Warehouse Entry District/Port Code
            21     AN   C - -/-      Final Warehouse Withdrawal Indicator
            """),
        new(RecordKind.R31, "31", "Bond", """
            3      AN   M - 112/112  Bond Type Code
            4      AN   M - -/-      Bond Designation Type Code
            5      AN   C - -/-      Continuous Bond Indicator
            6-8    AN   M - -/-      Surety Company Code
            9-18   sN?  C 0 -/-      Single Transaction Bond Amount
            19-28  AN   O - -/-      Single Transaction Bond Producer Account Number
            """),
        new(RecordKind.R32, "32", "Consolidated releases", """
            3-5    AN   M - -/-      Release Entry Filer Code (1)
            8-15   AN   M - -/-      Release Entry Number (1)
            16-18  AN   C - -/-      Release Entry Filer Code (2)
            21-28  AN?  C - -/-      Release Entry Number (2)
            29-31  AN   C - -/-      Release Entry Filer Code (3)
            34-41  AN?  C - -/-      Release Entry Number (3)
            42-44  AN   C - -/-      Release Entry Filer Code (4)
            47-54  AN?  C - -/-      Release Entry Number (4)
            55-57  AN   C - -/-      Release Entry Filer Code (5)
            60-67  AN?  C - -/-      Release Entry Number (5)
            68-70  AN   C - -/-      Release Entry Filer Code (6)
            73-80  AN?  C - -/-      Release Entry Number (6)
            """),
        new(RecordKind.R33, "33", "Missing documents", """
            3-4    AN   M - 151/151  Missing Document Code (1)
            5-6    AN   C - -/-      Missing Document Code (2)
            """),
        new(RecordKind.R34, "34", "Header fees", """
            3-5    AN   M - -/-      Accounting Class Code (1)
            6-13   sN   M 2 -/-      Header Fee Amount (1)
            14-16  AN   C - -/-      Accounting Class Code (2)
            17-24  sN?  C 2 -/-      Header Fee Amount (2)
            """),
        new(RecordKind.R35, "35", "Post summary correction reasons", """
            3-5    AN   M - -/-      Post Summary Correction Header Reason Code (1)
            6-8    AN   C - -/-      Post Summary Correction Header Reason Code (2)
            9-11   AN   C - -/-      Post Summary Correction Header Reason Code (3)
            12-14  AN   C - -/-      Post Summary Correction Header Reason Code (4)
            15-17  AN   C - -/-      Post Summary Correction Header Reason Code (5)
            """),
        new(RecordKind.R36, "36", "Post summary correction explanation", """
            3-77   X    M - -/-      PSC Filing Explanation Text
            """),
        new(RecordKind.SE20, "SE20", "Reference number", """
            5-7    AN   M - -/-      Reference Identifier Qualifier
            8-57   X    M - -/-      Reference Identifier
            58-80  X    M - -/-      Filler
            """),
        new(RecordKind.SE30, "SE30", "Header entity", """
            5-7    A    M - -/-      Entity Code
            8-42   X    C - -/-      Entity Name
            43-45  X    C - -/-      Entity Identifier Qualifier
            46-65  X    C - -/-      Entity Identifier
            66-80  X    M - -/-      Filler
            """),
        new(RecordKind.SE31, "SE31", "Header entity identifier", """
            5-8    A    M - -/-      GBI Identifier Qualifier
            9-43   AN   M - -/-      Identifier
            44-80  X    M - -/-      Filler
            """),
        new(RecordKind.SE32, "SE32", "Header entity identifier, description", """
            5      N    M - -/-      Sequence Number
            6-80   X    M - -/-      Description
            """),
        new(RecordKind.SE35, "SE35", "Header entity address", """
            5-6    AN   M - -/-      Address Component Qualifier (1)
            7-41   X    M - -/-      Address Information (1)
            42-43  AN   O - -/-      Address Component Qualifier (2)
            44-78  X    O - -/-      Address Information (2)
            79-80  X    M - -/-      Filler
            """),
        new(RecordKind.SE36, "SE36", "Header entity city and country", """
            5-39   X    M - -/-      City Name
            40-42  AN   C - -/-      Country Sub Entity Code
            43-48  X    M - -/-      Filler
            49-63  X    C - -/-      Postal Code
            64-65  A    M - -/-      Country Code
            """),
    ];
}
