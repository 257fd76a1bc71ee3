namespace CeePortal.Intake.Checks;

public static partial class Conditions
{
    const string StructureRows = """
        A00 | F | ENTRY SUMMARY HDR CONTROL MISSING | Records stand here without the record 10 that begins an entry. | Put record 10 before them, or remove them.
        A02 | F | UNKNOWN RECORD ID FOUND IN GROUPING | The record's first characters name no record of an entry summary. | Correct the control identifier in the first columns, or remove the record.
        A03 | F | RECORD/POSITION CLASS ERROR | The field holds characters that it may not hold. | Use only what the field's class allows: capital letters, digits, or a date as MMDDYY.
        A04 | F | OUT OF SEQUENCE RECORD FOUND IN GROUPING | The record stands where the structure of an entry summary does not allow it. | Put the records into the order of the AE structure map: 10, 11, 20 to 36, then 40 to 63 for each line, then 88, 89, 90.
        A05 | F | LOOP EXCEEDED-CARGO MANIFEST DETAILS | There are more cargo manifest groups (record 22) than are allowed. | Send at most 9,999.
        A06 | F | LOOP EXCEEDED-BOL/IN-BOND DETAILS | There are more bills (record 23) in one group than are allowed. | Send at most four after each record 22.
        A07 | F | LOOP EXCEEDED-RELEASE DETAILS | There are more releases (record 32) than are allowed. | Send at most 9,999 records 32.
        A08 | F | LOOP EXCEEDED-LINE ITEMS | There are more lines (record 40) than are allowed. | Split the summary.
        A09 | F | LOOP EXCEEDED-INVOICE REFERENCE DETAILS | There are more invoice references (record 42) on the line than are allowed. | Send at most 9,999 on a line.
        A10 | F | LOOP EXCEEDED-COMMERCIAL DESCRIPTIONS | There are more descriptions (record 44) than are allowed. | Send at most 999 in a group.
        A11 | F | LOOP EXCEEDED-TARIFF/VALUE/QTY DETAILS | There are more tariff numbers (record 50) on the line than are allowed. | Send at most 32 on a line.
        A17 | F | LOOP EXCEEDED-LIC/CERTIF/PERMIT DETAILS | There is more than one license (record 52) on the line. | Send one license on a line.
        A18 | F | LOOP EXCEEDED-ADD/CVD CASE DETAILS | There are more than two cases (record 53) on the line. | Send at most one antidumping and one countervailing case on a line.
        A19 | F | LOOP EXCEEDED-LINE USER FEE DETAILS | There are more fees (record 62) on the line than are allowed. | Send at most nine on a line.
        A20 | F | LOOP EXCEEDED-FEE TOTAL DETAILS | There are more fee totals (record 89) than are allowed. | Send at most nine records 89.
        A22 | F | NON-CONTIGUOUS ITEM FOUND IN GROUPING | The repeated fields of the record have a gap. | Fill the pairs from the left, without leaving one out.
        A23 | F | LOOP EXCEEDED- ARTICLE PARTIES | There are more parties (record 47) on the line than are allowed. | Send each of the types M, C, S and E at most once.
        A24 | F | LOOP EXCEEDED | The record is repeated more often than is allowed. | Remove the records that are too many.
        A25 | F | LOOP EXCEEDED-IMP ADDTNL DEC DETAILS | There are more additional declarations (record 54) on the line than are allowed. | Send at most nine on a line.
        """;
}
