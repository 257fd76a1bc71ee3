namespace CeePortal.Intake.Checks;

public static partial class Conditions
{
    const string TotalRows = """
        701 | F | GRAND TOTALS MISSING | The grand totals (record 90) are missing. | End the entry with record 90. If the file was cut, export it again.
        714 | F | TOTAL FEE AMOUNT CONTAINS NON-NUMERICS | A fee total is blank or not a number. | Enter dollars and cents without a point.
        715 | F | FEE TOT MISSING FOR HDR FEE | A fee of the header has no total. | Add its class and amount to record 89.
        716 | F | FEE TOT MISSING FOR LINE FEE | A fee of the lines has no total. | Add its class and the sum to record 89.
        717 | F | FEE TOT NOT FOUND ON HDR/LINE FEE | A fee total stands for a class that neither header nor lines carry. | Remove the total, or add the fee (record 34 or 62).
        719 | F | TOTAL HMF FEE NOT = SUM OF LINE EST FEE | The total of the harbor maintenance fee is not the sum of the lines. | Make the total in record 89 equal to the sum of the records 62 of class 501.
        720 | F | TOT OTH FEE NOT = SUM OF EST OTH FEE | The total of a fee is not the sum of the lines. | Make the total in record 89 equal to the sum of the records 62 of the class.
        721 | F | GRAND TOTAL DUTY CONTAINS NON-NUMERICS | The total duty is blank or not a number. | Enter dollars and cents without a point; zeros when there is none.
        722 | F | GRAND TOTAL DUTY NOT = SUM OF EST DUTY | The total duty is not the sum of the duties of the lines. | Make the total duty of record 90 equal to the sum of the records 50.
        723 | F | GRAND IR TAX TOTALS CONTAINS NON-NUMERICS | The total tax is blank or not a number. | Enter dollars and cents without a point; zeros when there is none.
        724 | F | GRAND TOT IR TAX NOT = SUM OF EST IR TAX | The total tax is not the sum of the taxes of the lines. | Make the total tax of record 90 equal to the sum of the records 60.
        725 | F | GRAND TOTAL FEE CONTAINS NON-NUMERICS | The total of the fees is blank or not a number. | Enter dollars and cents without a point; zeros when there is none.
        726 | F | GRAND TOTAL FEE NOT = SUM OF EST FEE | The total of the fees is not the sum of the fee totals. | Make the total fees of record 90 equal to the sum of the records 89.
        727 | F | ADD/CVD DUTY TOTALS NOT ALLOWED | There are antidumping or countervailing totals (record 88), but no line has a case. | Remove record 88, or add the case to its line.
        728 | F | GRAND ADD DUTY TOT CONTAINS NON-NUMERICS | The total antidumping duty is blank or not a number. | Enter dollars and cents without a point; zeros when there is none.
        729 | F | GRAND CVD DUTY TOT CONTAINS NON-NUMERICS | The total countervailing duty is blank or not a number. | Enter dollars and cents without a point; zeros when there is none.
        730 | F | TOT MAIL FEE NOT = HDR MAIL FEE | The total of the mail fee is not the header's mail fee. | Make record 89 equal to record 34 for class 496.
        731 | F | TOT INFORMAL FEE NOT = HDR INFORMAL FEE | The total of the informal entry fee is not the header's fee. | Make record 89 equal to record 34 for class 311.
        732 | F | TOT MPF SURCHRGE NOT = HDR MPF SURCHRGE | The total of the surcharge is not the header's surcharge. | Make record 89 equal to record 34 for class 500.
        735 | F | AD/CVD DUTY TOTALS MISSING | The antidumping and countervailing totals (record 88) are missing. | Add record 88 with the sums of the cases.
        736 | F | TOT BONDED AD DUTY CONTAINS NON-NUMERICS | The total of bonded antidumping duty is not a number. | Enter dollars and cents without a point.
        737 | F | TOTAL BONDED AD NOT=SUM OF CASE EST | The total of bonded antidumping duty is not the sum of the cases. | Make record 88 equal to the sum of the bonded A cases.
        738 | F | TOT CASH AD DUTY CONTAINS NON-NUMERICS | The total of antidumping duty in cash is not a number. | Enter dollars and cents without a point.
        739 | F | TOTAL CASH AD NOT = SUM OF CASE EST | The total of antidumping duty in cash is not the sum of the cases. | Make record 88 equal to the sum of the A cases in cash.
        740 | F | TOT BONDED CV DUTY CONTAINS NON-NUMERICS | The total of bonded countervailing duty is not a number. | Enter dollars and cents without a point.
        741 | F | TOTAL BONDED CV NOT=SUM OF CASE EST | The total of bonded countervailing duty is not the sum of the cases. | Make record 88 equal to the sum of the bonded C cases.
        742 | F | TOT CASH CV DUTY CONTAINS NON-NUMERICS | The total of countervailing duty in cash is not a number. | Enter dollars and cents without a point.
        743 | F | TOTAL CASH CV NOT = SUM OF CASE EST | The total of countervailing duty in cash is not the sum of the cases. | Make record 88 equal to the sum of the C cases in cash.
        744 | F | GRAND TOT AD DUTY NOT ALLOWED | This entry type cannot carry antidumping duty. | Enter zeros as its total, or use an entry type that can, such as 03.
        745 | F | GRAND TOTAL AD NOT = SUM OF EST AD | The total antidumping duty of record 90 is not that of record 88. | Make it the sum of the bonded and cash amounts.
        746 | F | GRAND TOT CV DUTY NOT ALLOWED | This entry type cannot carry countervailing duty. | Enter zeros as its total, or use an entry type that can, such as 03.
        747 | F | GRAND TOTAL CV NOT = SUM OF EST CV | The total countervailing duty of record 90 is not that of record 88. | Make it the sum of the bonded and cash amounts.
        767 | F | GRAND OTH REV TOT CONTAINS NON-NUMERICS | The total of other revenue is not a number. | Enter dollars and cents without a point.
        768 | F | GRAND TOT OTH REV NOT = SUM OF EST OTH | The total of other revenue is not the sum of the lines. | Make the total of record 90 equal to the sum of the records 61.
        """;
}
