namespace CeePortal.Intake.Checks;

public static partial class Conditions
{
    const string EnvelopeRows = """
        X01 | F | BATCH CONTROL RECORD MISSING - A RECORD | The batch does not begin with its header, record A. | Begin the file with record A and send it again.
        X03 | F | BLOCK CONTROL RECORD MISSING - B RECORD | A block of the batch has no header, record B. | Put record B (processing port, filer, application) before the first entry of each block.
        X04 | F | TRANSACTION DETAIL MISSING | There is no entry between record B and record Y. | Put at least one entry (record 10 and what follows) into each block, or leave the block out.
        X05 | F | BLOCK CONTROL RECORD MISSING - Y RECORD | A block of the batch has no trailer, record Y. | End each block with record Y. If the file was cut short, export it again.
        X06 | F | BATCH CONTROL RECORD MISSING - Z RECORD | The batch does not end with its trailer, record Z: the file seems to have been cut short. | Export the batch again and send the whole file.
        X07 | F | SENDER/RECEIVER SITE CODE MISSING | The sender's site code is missing. | Put the district and port of the sender into columns 2-5.
        X08 | F | SENDER/RECEIVER ID CODE MISSING | The sender's identifier is missing. | Put the sender's code into columns 6-8.
        X10 | F | TRANSMISSION DATE UNKNOWN | The transmission date is not a date. | Write it as MMDDYY in columns 15-20, or leave them blank.
        X11 | F | APPLICATION ID CODE MISSING | The application identifier is missing. | Put AE into columns 26-27 of record A and 11-12 of records B and Y.
        X12 | F | NOT A KNOWN ACE APPLICATION ID CODE | The application identifier is not one that this portal reads. | Upload an entry summary batch, whose application is AE.
        X14 | F | Z-REC DOES NOT MATCH A-REC | The batch trailer (Z) names another sender, date or office than the header (A). | Make site, identifier, date and office of records A and Z equal.
        X15 | F | PROCESSING PORT CODE MISSING | The block header does not carry a port of four digits. | Put the processing district and port into columns 4-7 of record B.
        X16 | F | FILER CODE MISSING | The block header does not carry a filer code. | Put the filer's three characters into columns 8-10 of record B.
        X19 | F | BLOCK APP ID/BATCH APP ID CONFLICT | The block's application differs from the batch's. | Make columns 11-12 of records B and Y equal to columns 26-27 of record A.
        X21 | F | REMOTELY FILED IND UNKNOWN | The indicator of remote filing is neither 1 nor 2. | Put 1 or 2 into column 56 of record B, or leave it blank.
        X32 | F | Y-REC DOES NOT MATCH B-REC | The block trailer (Y) names another port, filer or office than the header (B). | Make port, filer, application and office of records B and Y equal.
        X34 | F | UNKNOWN RECORD ID FOUND IN GROUPING | A record of the envelope is not one that a batch may hold. | Remove the record.
        X35 | F | OUT OF SEQUENCE RECORD FOUND IN GROUPING | A record of the envelope stands where it may not. | The order is A, then for each block B, its entries and Y, then Z.
        X39 | F | DATA FOUND IN FILLER | Something stands in columns that must be blank. | Clear the columns. Often a field before them is one character too long or too short.
        X40 | F | NON-STANDARD DATA FOUND | A character stands there that the format does not know: a tab, an accented letter or a control character. | Replace it by a capital letter, a digit, a blank or a plain sign.
        X42 | I | LAST RECORD LESS THAN 80-CHAR LENGTH | The last record is shorter than 80 characters. | ACE would refuse it. The portal reads the missing characters as blanks; fill the record up before you send it to ACE.
        999 | F | BATCH REJECTED | The batch is refused whole; nothing of it was stored. | Correct the records named above and send the file again.
        """;

    const string PortalRows = """
        CP0 | F | FILE NOT READABLE AS AE BATCH OR TEMPLATE | This file is not one that the portal reads. | Upload an ABI batch with application AE, or the portal's CSV template.
        CP1 | F | SET VALUE NOT = SUM OF COMPONENTS | The value of the set is not the sum of the values of its components. | Correct the value on the X line, or the values of the V lines that follow it.
        CP2 | W | DATE FAR FROM TODAY | The date lies far from today; the year may be mistyped. | Check the year. Two digits stand for the year nearest to today's.
        CP3 | W | LINE NUMBERS OUT OF SEQUENCE | The lines are not numbered 1, 2, 3 and so on. | Number them in order if you want line numbers in answers to match your own.
        CP4 | F | RECORD LONGER THAN 80 COLUMNS | Something stands behind column 80. | A record has 80 columns. Look for a field that is too long, or for two records in one line.
        CP5 | F | ENTRY APPEARS AGAIN IN FILE | The rows of this entry do not stand together: it appeared before, further up. | Put all rows of an entry one after the other.
        CP6 | F | ROWS OF ENTRY DISAGREE | The rows of one entry say different things in a column that is about the whole entry. | Repeat the same value in all rows of the entry.
        CP7 | F | ROW DOES NOT FIT HEADER | The row has more cells than the header, is too long, or a quotation mark is wrong. | Look for a stray or missing separator or quotation mark.
        CP8 | F | TEMPLATE HEADER NOT RECOGNIZED | The columns are not those of the template. | Download the template and copy your data under its header.
        CP9 | I | MORE FINDINGS NOT LISTED | There are more findings than are listed. | Correct those above and send the entry again.
        CPB | F | CELL NOT UNDERSTOOD | The cell holds something that it may not hold. | Write it as the column's description and example say.
        CPC | W | COLUMN NOT READ | A column of the file is not one of the template's and is not read. | Remove it if you like; it does no harm.
        CPD | F | TOO MANY FILERS IN FILE | The file holds entries of more than 32 filers. | Send the entries of each filer in a file of their own.
        CPA | F | MANDATORY FIELD BLANK | A field that must be filled is blank. | Fill it in.
        """;
}
