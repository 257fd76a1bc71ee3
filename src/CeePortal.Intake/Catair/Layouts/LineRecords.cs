namespace CeePortal.Intake.Catair.Layouts;

/// <summary>A line of an entry summary. Source: ACE CATAIR, Entry Summary Create/Update, July 2026.</summary>
/// <remarks>Each row: columns, class, designation, implied decimals, condition when missing / when ill-formed, name.
/// Columns that no row names are filler and must be blank. See <see cref="Field"/>.</remarks>
static class LineRecords
{
    public static readonly RecordLayout[] All =
    [
        new(RecordKind.R40, "40", "Line item", """
            5-7    X    M - 402/402  Line Item Identifier
            8      AN   C - -/403    Article Set Indicator
            9-10   X    M - 407/408  Country of Origin Code
            11-12  AN   C - -/411    Country of Export Code
            13-18  D?   C - -/419    Date of Exportation
            19-24  D?   C - -/430    Date of Exportation (for Textiles)
            25-26  X    C - -/416    Trade Agreement/Special Program Claim Code
            27-36  sN?  C 0 -/424    Charges Amount
            37-41  AN   C - -/-      Foreign Port of Lading Code
            42-51  sN   C 0 421/421  Gross Shipping Weight
            52-54  N?   C - -/-      Category Code (for Textiles)
            55     AN   C - -/-      Product Claim Code
            56     AN   C - -/415    Related Party Indicator
            57     AN   C - -/422    NAFTA Net Cost Indicator
            58     AN   C - -/423    Fee Exemption Code
            60     AN   C - -/-      AD Case Non-Reimbursement Statement
            """),
        new(RecordKind.R41, "41", "Foreign trade zone status", """
            3      AN   M - -/-      FTZ Merchandise Status Code
            4-9    D?   C - -/-      Privileged FTZ Merchandise Filing Date
            10-19  N    M 0 -/-      FTZ Line Item Quantity
            """),
        new(RecordKind.R42, "42", "Invoice reference", """
            3-17   AN   M - -/-      Supplier ID Code
            18-34  X    M - -/-      Invoice Number
            36-39  sN   M - -/-      Invoice Line Range 1 - Begin
            41-44  sN   M - -/-      Invoice Line Range 1 - End
            46-49  sN?  C - -/-      Invoice Line Range 2 - Begin
            51-54  sN?  C - -/-      Invoice Line Range 2 - End
            56-59  sN?  C - -/-      Invoice Line Range 3 - Begin
            61-64  sN?  C - -/-      Invoice Line Range 3 - End
            66-69  sN?  C - -/-      Invoice Line Range 4 - Begin
            71-74  sN?  C - -/-      Invoice Line Range 4 - End
            """),
        new(RecordKind.R43, "43", "Ruling", """
            3      AN   M - -/-      Ruling Type Code
            9-14   AN   C - -/-      Ruling Number
            """),
        new(RecordKind.R44, "44", "Commercial description", """
            3-72   X    M - -/-      Commercial Description Text
            """),
        new(RecordKind.R47, "47", "Article party", """
            3      AN   M - 519/519  Article Party Type Code
            4-18   X    M - 521/-    Article Party Identifier
            """),
        new(RecordKind.SE50, "SE50", "Line entity", """
            5-7    A    M - -/-      Entity Code
            8-42   X    C - -/-      Entity Name
            43-45  X    C - -/-      Entity Identifier Qualifier
            46-65  X    C - -/-      Entity Identifier
            66-80  X    M - -/-      Filler
            """),
        new(RecordKind.SE51, "SE51", "Line entity identifier", """
            5-8    A    M - -/-      GBI Identifier Qualifier
            9-43   AN   M - -/-      Identifier
            44-80  X    M - -/-      Filler
            """),
        new(RecordKind.SE52, "SE52", "Line entity identifier, description", """
            5      N    M - -/-      Sequence Number
            6-80   X    M - -/-      Description
            """),
        new(RecordKind.SE55, "SE55", "Line entity address", """
            5-6    AN   M - -/-      Address Component Qualifier (1)
            7-41   X    M - -/-      Address Information (1)
            42-43  AN   O - -/-      Address Component Qualifier (2)
            44-78  X    O - -/-      Address Information (2)
            79-80  X    M - -/-      Filler
            """),
        new(RecordKind.SE56, "SE56", "Line entity city and country", """
            5-39   X    M - -/-      City Name
            40-42  AN   C - -/-      Country Sub Entity Code
            43-48  X    M - -/-      Filler
            49-63  X    C - -/-      Postal Code
            64-65  A    M - -/-      Country Code
            """),
        new(RecordKind.R50, "50", "Tariff number, value and quantities", """
            3-12   AN   M - 432/433  HTS Number
            14-23  sN   M 2 438/438  Duty Amount
            25-34  sN   M 0 437/437  Value of Goods Amount
            36-47  sN?  C 2 -/440    Quantity (1)
            48-50  AN   M - -/-      Unit of Measure Code (1)
            51-62  sN?  C 2 -/440    Quantity (2)
            63-65  AN   C - -/-      Unit of Measure Code (2)
            66-77  sN?  C 2 -/440    Quantity (3)
            78-80  AN   C - -/-      Unit of Measure Code (3)
            """),
        new(RecordKind.SE60, "SE60", "Sanction disclaimer", """
            5      A    C - -/-      Sanction Disclaim Indicator
            """),
        new(RecordKind.SE61, "SE61", "Current tariff number of zone goods", """
            5-14   AN   M - -/-      Current HTS Number for PF Status Merchandise
            """),
        new(RecordKind.OI, "OI", "Goods as a partner agency sees them", """
            11-80  AN   M - -/-      Commercial Description Text
            """),
        new(RecordKind.R51, "51", "Visa", """
            3-11   AN   M - -/-      Standard Visa Number
            """),
        new(RecordKind.R52, "52", "License, certificate or permit", """
            3-4    AN   M - -/-      License/Certificate/Permit Type Code
            5-14   X    M - -/-      License Number/Certificate Number/Permit Number
            """),
        new(RecordKind.R53, "53", "Antidumping or countervailing case", """
            3-12   AN   M - 543/544  Case Number
            13     AN   M - -/-      Bond/Cash Claim Code
            14-21  sN   M 2 -/-      Case Deposit Rate
            22     AN   M - -/-      Case Rate Type Qualifier Code
            25-34  sN?  C 0 -/-      AD/CVD Value of Goods Amount
            35-46  sN?  C 4 -/-      AD/CVD Quantity
            47-56  sN   M 2 -/-      AD/CVD Duty Amount
            57-66  AN   C - -/-      AD/CVD Non-Reimbursement Declaration Identifier
            """),
        new(RecordKind.R54, "54", "Additional declaration", """
            3-4    AN   M - 525/526  Importer's Additional Declaration Type Code
            5-80   X    M - -/-      Importer's Additional Declaration Information
            """),
        new(RecordKind.R60, "60", "Internal revenue tax", """
            3-5    AN   M - -/-      Accounting Class Code
            6-15   sN   M 2 -/-      IR Tax Amount
            """),
        new(RecordKind.R61, "61", "Other revenue", """
            3-5    AN   M - 763/764  Accounting Class Code
            6-15   sN   M 2 766/766  Other Revenue Amount
            """),
        new(RecordKind.R62, "62", "Line fee", """
            3-5    AN   M - -/-      Accounting Class Code
            6-13   sN   M 2 -/-      User Fee Amount
            """),
        new(RecordKind.SE62, "SE62", "Warning to be overridden", """
            5-6    N    M - -/-      Record ID
            7-16   AN   M - -/-      Record Type
            17-80  AN   M - -/-      Field Name
            """),
        new(RecordKind.SE63, "SE63", "Value that overrides", """
            5-80   AN   M - -/-      Field Value
            """),
        new(RecordKind.R63, "63", "Line reasons of a post summary correction", """
            3-5    AN   M - -/-      Post Summary Correction Line Reason Code (1)
            6-8    AN   C - -/-      Post Summary Correction Line Reason Code (2)
            9-11   AN   C - -/-      Post Summary Correction Line Reason Code (3)
            12-14  AN   C - -/-      Post Summary Correction Line Reason Code (4)
            15-17  AN   C - -/-      Post Summary Correction Line Reason Code (5)
            """),
        new(RecordKind.CW02, "CW02", "Census warning overrides", """
            10-12  AN   M - -/-      Census Warning Condition Code (1)
            13-14  AN   M - -/-      Census Warning Condition Override Code (1)
            15-17  AN   C - -/-      Census Warning Condition Code (2)
            18-19  AN   C - -/-      Census Warning Condition Override Code (2)
            20-22  AN   C - -/-      Census Warning Condition Code (3)
            23-24  AN   C - -/-      Census Warning Condition Override Code (3)
            25-27  AN   C - -/-      Census Warning Condition Code (4)
            28-29  AN   C - -/-      Census Warning Condition Override Code (4)
            30-32  AN   C - -/-      Census Warning Condition Code (5)
            33-34  AN   C - -/-      Census Warning Condition Override Code (5)
            35-37  AN   C - -/-      Census Warning Condition Code (6)
            38-39  AN   C - -/-      Census Warning Condition Override Code (6)
            40-42  AN   C - -/-      Census Warning Condition Code (7)
            43-44  AN   C - -/-      Census Warning Condition Override Code (7)
            """),
    ];

    /// <summary>Record 54 by its type code.</summary>
    public static readonly RecordLayout[] Declarations =
    [
        new(RecordKind.R54, "54/01", "Softwood lumber", """
            3-4    AN   M - 525/526  Importer's Additional Declaration Type Code
            5      AN   M - -/-      Softwood Lumber Declaration Indicator (Y/N)
            6-15   sN   M 0 -/-      Softwood Lumber Export Price (whole USD)
            16-25  sN?  C 0 -/-      Softwood Lumber Export Charges (whole USD)
            """),
        new(RecordKind.R54, "54/02", "Steel exclusion", """
            3-4    AN   M - 525/526  Importer's Additional Declaration Type Code
            5-13   AN   M - -/-      Product Exclusion Identifier - Steel
            """),
        new(RecordKind.R54, "54/03", "Aluminum exclusion", """
            3-4    AN   M - 525/526  Importer's Additional Declaration Type Code
            5-13   AN   M - -/-      Product Exclusion Identifier - Aluminum
            """),
        new(RecordKind.R54, "54/04", "Korean steel certificate", """
            3-4    AN   M - 525/526  Importer's Additional Declaration Type Code
            5-13   AN   M - -/-      KR Export Steel Certificate Number
            """),
        new(RecordKind.R54, "54/05", "Craft beverage claim", """
            3-4    AN   M - 525/526  Importer's Additional Declaration Type Code
            5-14   X    M - -/-      Controlled Group Name
            15-32  X    M - -/-      Foreign Producer Identifier
            33-53  X    M - -/-      Foreign Producer Name
            54-65  N    M 4 -/-      Allocation Quantity (4 implied dec)
            66     AN   M - -/-      Flavor Content Credit Indicator
            67-72  AN   M - -/-      CBMA Rate Designation Code
            73-80  N    M 4 -/-      TTB Tax Rate Confirmation (4 implied dec)
            """),
        new(RecordKind.R54, "54/06", "Antidumping certification", """
            3-4    AN   M - 525/526  Importer's Additional Declaration Type Code
            5-14   AN   M - -/-      AD/CVD Certification Designation ('ADCVD CERT')
            """),
        new(RecordKind.R54, "54/07", "Aluminum smelt and cast", """
            3-4    AN   M - 525/526  Importer's Additional Declaration Type Code
            5      AN   M - -/-      Primary Country of Smelt Applicability Code (Y/N)
            8-9    AN   C - -/-      Primary Country of Smelt Code
            10     AN   M - -/-      Secondary Country of Smelt Applicability Code (Y/N)
            13-14  AN   C - -/-      Secondary Country of Smelt Code
            15-16  AN   M - -/-      Country of Cast Code
            """),
        new(RecordKind.R54, "54/08", "Steel melt and pour", """
            3-4    AN   M - 525/526  Importer's Additional Declaration Type Code
            5-6    AN   C - -/-      Country of Melt and Pour Code
            7-9    AN   C - -/-      Country of Melt and Pour Applicability Code ('OTH')
            """),
        new(RecordKind.R54, "54/09", "Bifacial panel certification", """
            3-4    AN   M - 525/526  Importer's Additional Declaration Type Code
            5-17   AN   M - -/-      201 Bifacial Certification ('201BIFAC CERT')
            """),
        new(RecordKind.R54, "54/10", "Crane certification", """
            3-4    AN   M - 525/526  Importer's Additional Declaration Type Code
            5-15   AN   M - -/-      301 STS Crane Certification ('301STS CERT')
            """),
        new(RecordKind.R54, "54/11", "Auto parts offset license", """
            3-4    AN   M - 525/526  Importer's Additional Declaration Type Code
            5-12   AN   M - -/-      Auto Parts Offset License (AANNNNNN)
            """),
        new(RecordKind.R54, "54/12", "Copper smelt and cast", """
            3-4    AN   M - 525/526  Importer's Additional Declaration Type Code
            5-7    AN   M - -/-      Primary Country of Smelt Code
            10-12  AN   C - -/-      Secondary Country of Smelt Code
            15-17  AN   M - -/-      Country of Most Recent Cast Code
            """),
    ];
}
