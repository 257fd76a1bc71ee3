namespace CeePortal.Intake.Checks;

public static partial class Conditions
{
    // Most are found with the summary on file (Domain/Corrections), in words of their own.
    const string CorrectionRows = """
        B25 | F | ENTRY SUMMARY NOT FOUND FOR DELETE | No summary with this number is on file. | Check the entry number.
        B29 | F | ENTRY SUMMARY UNDER CBP CONTROL | The summary is on a statement, so only a post summary correction may change it. | File a post summary correction.
        B32 | F | ENTRY SUMMARY FILED IN ANOTHER PORT | The entry is on file at another port of entry. | Use the port of entry on file.
        B35 | F | RE-ADD REQUIRES BROKER REF NBR TO MATCH | The entry is on file under another broker reference. | To change the summary on file, use action R.
        B41 | F | PSC IND UNKNOWN | The post summary correction indicator is neither Y nor blank. | Write Y for a correction; otherwise leave column 65 of record 10 blank.
        B42 | F | ENTRY SUMMARY NOT FOUND FOR PSC | No summary with this number is on file, so there is nothing to correct. | Check the entry number.
        B43 | F | PSC DELETE NOT ALLOWED | A post summary correction cannot delete a summary. | Send the corrected summary with action R.
        B44 | F | PSC NOT ALLOWED - ENTRY D/P MISMATCH | A correction keeps the port of entry. | Use the port of entry on file.
        B45 | F | PSC NOT ALLOWED-ES NOT UNDER CBP CONTROL | The summary is still in trade control. | Replace it with action R.
        B46 | F | PSC NOT ALLOWED - ES NOT CURR ACCEPTED | CBP rejected the summary and waits for it to be sent again. | Send it again with action R.
        B47 | F | PSC NOT ALLOWED - ES NOT YET PAID | The summary is not paid yet. | Wait until its statement is paid.
        B48 | F | PSC NOT ALLOWED - TOO FAR BEYOND ENT DATE | The days after entry within which a correction is possible have passed. | Protest after the liquidation.
        B49 | F | PSC NOT ALLOWED - CANNOT BE INFORMAL | Informal entries are not corrected. | Ask the port of entry.
        B50 | F | PSC NOT ALLOWED - ES LIQUIDATED | The entry was liquidated. | Protest within 180 days.
        B51 | F | PSC NOT ALLOWED - TOO CLOSE TO LIQ DATE | Liquidation is too near. | Protest after the liquidation.
        B52 | F | PSC NOT ALLOWED - SUMMARY RECONCILED | The entry was reconciled. | Correct the reconciliation.
        B54 | F | ACTION NOT ALLOWED - PSC ON FILE | The summary was corrected, so only another correction may change it. | File a post summary correction.
        B56 | F | PSC NOT ALLOWED - ES CANCELLED | The summary was taken off file. | File the entry again.
        B59 | F | PSC NOT ALLOWED - UNDER CBP REVIEW | The entry is under review by CBP. | Wait until the review is over.
        B60 | F | PSC NOT ALLOWED - SUSPENDED | Liquidation is suspended. | Ask the Center that handles the entry.
        B64 | F | PSC ENTRY TYPE CHANGE NOT ALLOWED | The entry type changes only between 01 and 03. | Keep the entry type.
        B77 | F | ACTION NOT ALLOWED-ENTRY TYPE CONFLICT | Entries of this type are not corrected. | Ask the Center that handles the entry.
        270 | F | CNSLDTN NOT ALLOWED - PSC | A correction lists no consolidated releases. | Leave record 32 out.
        271 | F | CARGO RLSE CERT NOT ALLOWED PSC | A correction does not certify the cargo release. | Leave column 40 of record 10 blank.
        272 | F | LIVE IND NOT ALLOWED - PSC | A correction is no live entry. | Leave column 44 of record 10 blank.
        273 | F | NAFTA RECON IND NOT ALLOWED - CBP CNTL | A correction announces no reconciliation. | Leave column 46 of record 10 blank.
        274 | F | RECON ISSUE CODE NOT ALLOWED - CBP CNTL | A correction names no reconciliation issue. | Leave columns 47-49 of record 10 blank.
        275 | F | ACCELERATED LIQ REQ IND UNKNOWN | The request for accelerated liquidation is neither Y nor blank. | Write Y, or leave column 66 of record 10 blank.
        276 | F | ACCELERATED LIQ REQ IND NOT ALLOWED | Only a post summary correction may ask for accelerated liquidation. | Leave column 66 of record 10 blank.
        277 | F | PSC FILING EXPLANATION NOT ALLOWED | Only a post summary correction carries an explanation. | Leave record 36 out, or write Y in column 65 of record 10.
        278 | F | HEADER PSC CODE UNKNOWN | The header reason is not known. | Use a code of the AE chapter.
        279 | F | HDR PSC CODE DUPLICATE ENCOUNTERED | A header reason is given twice. | Give it once.
        280 | F | FIRMS NOT ALLOWED - PSC | A correction does not give the location of goods. | Leave columns 17-20 of record 20 blank.
        281 | F | ENTTYPE NO CHNG - PSC REAS NOT ALLOWED | A reason says that the entry type changed, but it did not. | Take the reason off.
        282 | F | ENTTYPE CHANGED - PSC REASON MISSING | The entry type changed without its reason. | Give H01 or H14.
        283 | F | HDR CHANGED - PSC REASONS MISSING | The header changed without its reason. | Give the reason on record 35.
        284 | F | HEADER PSC REASONS NOT ALLOWED | Only a post summary correction carries header reasons. | Leave record 35 out, or write Y in column 65 of record 10.
        286 | F | IOR CHANGE NOT ALLOWED FOR PSC | A correction keeps the importer of record. | Use the importer number on file.
        287 | F | PSC FILING EXPLANATION MISSING | The correction does not explain itself. | Say on record 36 what was wrong and what is right now.
        580 | F | LINE PSC REASONS NOT ALLOWED | Only a post summary correction carries line reasons. | Leave record 63 out, or write Y in column 65 of record 10.
        582 | F | LINE PSC CODE UNKNOWN | The line reason is not known. | Use a code of the AE chapter.
        583 | F | LINE PSC CODE DUPLICATE ENCOUNTERED | A line reason is given twice. | Give it once.
        748 | F | PSC REASON CODE MISSING | The correction gives no reason. | Give at least one, on record 35 or on record 63.
        CPN | F | AMOUNT BELOW ZERO - PSC | An amount of the correction is below zero. | State what is owed when the correction stands.
        CPS | I | LIQUIDATION SCHEDULE NOT ON FILE | No scheduled liquidation has reached the portal. | Nothing to do.
        CPT | F | PSC BEFORE ENTRY DATE | The date of entry lies ahead. | Replace the summary, or wait.
        CPU | F | PSC FILER NOT AUTHORIZED BY IOR | No authority of the importer for this filer is on file. | Have the power of attorney recorded.
        CPV | F | PAYMENT DATA NOT ALLOWED - PSC | A correction carries no payment type and no statement. | Leave columns 51-61 of record 10 blank.
        CPW | W | NOTHING CHANGED BY PSC | Nothing changes of what the portal keeps. | Compare it with the summary on file.
        CPX | F | TOO MANY PSC REASONS OR TEXT | There is more than the records have room for. | Keep the most important.
        CPY | F | HEADER PSC CODE WITHOUT CHANGE | A header reason is given for what did not change. | Take the reason off.
        CPZ | W | ENTTYPE REASON DOES NOT FIT CHANGE | Another reason of the type fits this change. | Give H01 or H14.
        CPQ | W | LINE CHANGE AND LINE REASON DISAGREE | A line changed without a reason, or has a reason without a change. | Give the reason of each line that changes.
        """;
}
