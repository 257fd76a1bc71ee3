namespace CeePortal.Intake.Checks;

public static partial class Conditions
{
    const string LineRows = """
        400 | F | LINE ITEM(S) MISSING | The entry has no line. | Add at least one line (record 40).
        402 | F | LINE ITEM IDENTIFIER MISSING | The line's number is missing. | Number the lines 001, 002 and so on.
        403 | F | ARTICLE SET IND MUST BE X OR V | The set indicator is neither X nor V. | Write X for the set, V for a component, or leave it blank.
        404 | F | SET COMPONENT NOT PRECEDED BY SET HDR | The line is a component (V), but no set (X) stands before it. | Put the set's X line before its V lines.
        405 | F | PREV SET INCOMPLETE;COMPONENT MISSING | A set (X) is not followed by a component (V). | Put the set's V lines right after its X line.
        406 | F | FIRST SET COMPONENT/HEADER MISMATCH | The first component does not have the tariff number of its set. | Give the first V line the same tariff number as the X line.
        407 | F | COUNTRY OF ORIGIN MISSING | The country of origin is missing. | Enter its two letters, such as DE for Germany, or ** when it is unknown.
        408 | F | COUNTRY OF ORIGIN UNKNOWN | The country of origin is not a known code. | Enter the two letters of the ISO code; goods of Canada have the code of the province.
        410 | F | COUNTRY OF EXPORT MISSING | The country of export is missing. | Enter its two letters.
        411 | F | COUNTRY OF EXPORT UNKNOWN | The country of export is not a known code. | Enter the two letters of the ISO code; a Canadian province is not a country of export, write CA.
        413 | F | ORIGIN COUNTRY CANNOT BE UNKNOWN | The origin is given as unknown (**), and there is no country of export either. | Enter the country of export.
        415 | F | RELATED PARTY IND MUST BE Y OR N | The related party indicator is neither Y nor N. | Write Y when buyer and seller are related, N when not.
        416 | F | TRADE AGREE/SPEC PGM CLAIM CD UNKNOWN | The special program code is not one of the known codes. | Enter a code that the tariff publishes, such as S or KR, or leave it blank.
        418 | F | EXPORT DATE MISSING | The date of exportation is missing. | Enter the date.
        419 | F | EXPORT DATE NOT A KNOWN DATE | The date of exportation is not a date. | Write month, day and year, such as 081526 for August 15, 2026.
        420 | F | EXPORT DT CANNOT BE > IN-BND/TRN DT | The date of exportation is later than the in-bond date. | Correct the earlier or the later date.
        421 | F | GROSS SHP WGT CONTAINS NON-NUMERICS | The gross weight is blank or not a number. | Enter whole kilograms, or zeros when weight does not apply.
        422 | F | FTA NET COST IND MUST BE Y | The net cost indicator is not Y. | Write Y or leave it blank.
        423 | F | FEE EXEMPTION CODE MUST BE 1 OR 2 | The fee exemption is neither 1 nor 2. | Write 1 for cotton, 2 for organic goods, or leave it blank.
        424 | F | CHARGES CONTAINS NON-NUMERICS | The charges are not a number. | Enter whole dollars.
        426 | F | EXPORT DATE CANNOT BE > IMPORT DATE | The date of exportation is later than the date of importation. | Correct the earlier or the later date.
        430 | F | TEXTILE EXPORT DATE NOT A KNOWN DATE | The textile export date is not a date. | Write month, day and year as MMDDYY.
        431 | F | TARIFF/VALUE/QUANTITY DETAIL MISSING | The line has no tariff number. | Add at least one record 50 to the line.
        432 | F | HTS NBR MISSING | The tariff number is missing. | Enter the ten digits without dots.
        433 | F | HTS NBR UNKNOWN | The tariff number does not have the form of one. | Enter ten digits without dots (eight where the tariff has only eight); chapters run from 01 to 99, without 77.
        436 | F | DUPLICATE HTS NUMBER ENCOUNTERED | The line gives the same tariff number twice. | Give each number once, with the whole value.
        437 | F | VALUE CONTAINS NON-NUMERICS | The value is blank or not a number. | Enter whole dollars, with zeros before them; zero where no value belongs.
        438 | F | DUTY CONTAINS NON-NUMERICS | The duty is blank or not a number. | Enter dollars and cents without a point; zeros where no duty is owed.
        440 | F | QUANTITY CONTAINS NON-NUMERICS | The quantity is not a number. | Enter digits only, two of them for hundredths.
        466 | F | AD/CVD CASE NOT ALLOWED FOR ENT TYPE | This entry type cannot carry an antidumping or countervailing case. | Use an entry type that can, such as 03, or remove the case.
        518 | F | DUPLICATE LINE IDENTIFIER ENCOUNTERED | Two lines have the same number. | Number each line once.
        519 | F | ARTICLE PARTY TYPE UNKNOWN | The type of the party is none of M, C, S and E. | Write M for the manufacturer, C for the party delivered to, S for the party sold to or E for the foreign exporter.
        520 | F | DUPLICATE PARTY TYPE ENCOUNTERED | The line names two parties of the same type. | Name one party of each type.
        521 | F | ARTICLE PARTY IDENTIFIER MISSING | The party's identifier is missing. | Enter it, or remove the record.
        523 | F | MFG CODE UNKNOWN | The manufacturer ID does not have the form of one. | Enter 8 to 15 letters and digits that begin with the country, such as TWEXACOM123TAI.
        543 | F | CASE NUMBER MISSING | The case number is missing. | Enter its ten characters.
        544 | F | CASE NBR MUST BEGIN WITH A OR C | The case number does not begin with A or C, or does not have ten characters. | Enter A or C and nine digits, without hyphens, such as A570910000.
        594 | F | DELIVERED TO PARTY UNKNOWN FORMAT | The number of the party delivered to has none of the known forms. | Write NN-NNNNNNN with an optional two-character suffix, NNN-NN-NNNN, or YYDDPP-NNNNN. Keep the hyphens.
        596 | F | SOLD TO PARTY UNKNOWN FORMAT | The number of the party sold to has none of the known forms. | Write NN-NNNNNNN with an optional two-character suffix, NNN-NN-NNNN, or YYDDPP-NNNNN. Keep the hyphens.
        625 | F | DUTY NOT ALLOWED - SET COMPONENT | A component of a set (V) carries duty. | Put the duty on the set's X line.
        706 | F | AT LEAST ONE LINE REQUIRES AD/CVD CASE | This entry type needs at least one antidumping or countervailing case. | Add the case (record 53) to its line, or use another entry type.
        763 | F | OTH REV ACCT CLASS CODE MISSING | The class code of the other revenue is missing. | Enter its three digits.
        764 | F | OTH REV ACCT CLASS CODE UNKNOWN | The class code of the other revenue is not three digits. | Enter its three digits.
        766 | F | OTH REV CONTAINS NON-NUMERICS | The other revenue is blank or not a number. | Enter dollars and cents without a point.
        822 | F | ASTERISK("*") NOT ALLOWED IN LINE ITM ID | The line's number has an asterisk. | Number the lines 001, 002 and so on.
        852 | F | HTS OUT OF SEQUENCE | The tariff numbers of the line are not in order. | Put chapter 98 first, then chapter 99, then the number of the goods (chapters 1 to 97).
        """;
}
