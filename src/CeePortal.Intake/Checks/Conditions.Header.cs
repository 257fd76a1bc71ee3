namespace CeePortal.Intake.Checks;

public static partial class Conditions
{
    const string HeaderRows = """
        B01 | F | ACTION REQUEST CODE MISSING | The action is missing. | Write A to add, R to replace or D to delete.
        B02 | F | ACTION REQUEST CODE UNKNOWN | The action is none of A, R and D. | Write A to add, R to replace or D to delete.
        B03 | F | DISTRICT/PORT OF ENTRY MISSING | The port of entry is missing. | Enter its four digits, such as 2704 for Los Angeles.
        B04 | W | DISTRICT/PORT OF ENTRY UNKNOWN | The port of entry is not in the portal's list of ports. | Check the four digits. The list was compiled in 2010-2020, so a newer port may rightly be missing from it.
        B05 | F | ENTRY FILER MISSING | The filer code is missing. | Enter the three characters that CBP gave to the filer.
        B06 | F | ENTRY FILER UNKNOWN | The filer code is not one that CBP gives out. | Enter three letters or digits, not 000.
        B10 | F | ENTRY DIST NOT = PROCESSING DIST | The port of entry lies in another district than the block's processing port. | Put the entry into a block for its own district. Only districts 10, 46 and 47 may be mixed.
        B14 | F | ENTRY NUMBER MISSING | The entry number is missing. | Enter seven digits and the check digit.
        B15 | F | ENTRY NUMBER MUST BE NUMERIC | The entry number has a character that is not a digit. | Enter seven digits and the check digit, eight digits in all.
        B16 | F | ENTRY NUMBER CHECK DIGIT MISMATCH | The check digit of the entry number is wrong. | Compare the number with your records; a digit was probably mistyped.
        B17 | F | ENTRY TYPE CODE MISSING | The entry type is missing. | Enter its two digits, such as 01 for consumption.
        B18 | F | ENTRY TYPE CODE UNKNOWN | ACE does not accept this entry type as an entry summary. | Enter one of the types of the AE chapter, such as 01, 03, 06, 11, 21 or 23.
        B24 | F | EXTRANEOUS DATA NOT ALLOWED - DELETE | A deletion carries more than record 10 with action, filer, entry number, port and type. | Send record 10 alone, with columns 36-70 blank.
        B39 | F | ELECTRONIC SIGNATURE MISSING | The electronic signature is missing. | Write X in column 39 of record 10. By it the filer signs the summary.
        B40 | F | ELECTRONIC SIGNATURE MUST BE X | The electronic signature is not X. | Write X in column 39 of record 10.
        B53 | F | ENTRY FLR NOT = PROCESSING FLR | The entry's filer is not the filer of its block. | Put the entry into a block of its own filer. Only a post summary correction may carry another filer's number.
        100 | F | IMPORTER NBR MISSING | The importer of record is missing. | Enter its number, such as 12-3456789 with its two-character suffix.
        102 | F | IMPORTER NBR UNKNOWN FORMAT | The importer number has none of the known forms. | Write NN-NNNNNNN with an optional two-character suffix, NNN-NN-NNNN, or YYDDPP-NNNNN. Keep the hyphens.
        103 | F | IMPORTER NBR INELIGIBLE | The importer number is all zeros. | Enter the importer's own number.
        105 | F | ULT CONSIGNEE NBR UNKNOWN FORMAT | The consignee's number has none of the known forms. | Write NN-NNNNNNN with an optional two-character suffix, NNN-NN-NNNN, or YYDDPP-NNNNN. Keep the hyphens.
        112 | F | BOND TYPE CODE MUST BE 8 OR 9 | The bond type is neither 8 nor 9. | Write 8 for a continuous bond or 9 for a single transaction bond.
        124 | F | EST ENTRY DATE MISSING | A withdrawal from warehouse needs the estimated entry date. | Enter the date.
        125 | F | EST ENTRY DATE NOT A KNOWN DATE | The estimated entry date is not a date. | Write month, day and year, such as 090126 for September 1, 2026.
        127 | F | IMPORT DATE MISSING | This entry type needs the date of importation. | Enter the date.
        128 | F | IMPORT DATE IS NOT A KNOWN DATE | The date of importation is not a date. | Write month, day and year, such as 083026 for August 30, 2026.
        133 | F | STATE OF DESTINATION UNKNOWN | The state of destination is not two letters. | Enter the state's two letters, such as CA.
        151 | F | MISSING DOCUMENT CODE UNKNOWN | The code of a missing document is not known. | Enter one of the codes of the AE chapter.
        165 | F | MOT CODE UNKNOWN | The mode of transport is not one of the known codes. | Enter two digits, such as 11 for containers by vessel, 30 for truck or 40 for air.
        166 | F | UNLADING D/P UNKNOWN | The port of unlading is not four digits. | Enter the four digits of the port.
        171 | F | EST ARRIVAL DATE NOT KNOWN DATE | The estimated date of arrival is not a date. | Write month, day and year as MMDDYY.
        185 | F | BOL/IN-BOND NUMBER(S) MISSING | The manifest quantity (record 22) is not followed by a bill (record 23). | Add the bill of lading or in-bond number.
        186 | F | MNFST COMPONENT TYP MUST BE I, H, M, OR S | The kind of bill is none of I, H, M and S. | Write M for a master bill, H for a house bill, S for a sub-house bill or I for an in-bond number.
        189 | F | IN-BND/TRN DATE NOT A KNOWN DATE | The in-bond date is not a date. | Write month, day and year as MMDDYY.
        190 | F | IMPORT DATE CANNOT BE > IN-BND/TRN DATE | The date of importation is later than the in-bond date. | Correct the earlier or the later date.
        191 | F | IN-BND/TRN DT CANNOT BE > EST ENTRY DT | The in-bond date is later than the estimated entry date. | Correct the earlier or the later date.
        192 | F | IN-BND/TRN DT CANNOT BE > 2 YRS IN PAST | The in-bond date is more than two years old. | Check the year.
        203 | F | PRELIM STMT DATE NOT A KNOWN DATE | The preliminary statement print date is not a date. | Write month, day and year as MMDDYY.
        255 | F | CONSIGNEE NBR MISSING | This entry type needs a consignee. | Enter the consignee's number; informal and consolidated summaries may give zeros.
        525 | F | ADDTNL DECLARATION TYPE CODE MISSING | The type of the additional declaration is missing. | Enter its two digits.
        526 | F | ADDTNL DECLARATION TYPE CODE UNKNOWN | The type of the additional declaration is not known. | Enter 01 to 12.
        590 | F | NOTIFY PARTY UNKNOWN FORMAT | The number of the party to be notified has none of the known forms. | Write NN-NNNNNNN with an optional two-character suffix, NNN-NN-NNNN, or YYDDPP-NNNNN. Keep the hyphens.
        """;
}
