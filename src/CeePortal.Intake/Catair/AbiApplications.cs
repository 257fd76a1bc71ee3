namespace CeePortal.Intake.Catair;

/// <summary>Application identifiers of ABI batches, so that a wrong batch can be called by its name.</summary>
/// <remarks>Source: ACE ABI CATAIR, application identifiers; only those that brokers exchange often.</remarks>
static class AbiApplications
{
    /// <summary>What an application is, in parentheses with a blank before; empty when we do not know it.</summary>
    public static string InWords(string application) => application switch
    {
        "AE" => " (entry summary)",
        "AX" => " (entry summary response)",
        "SE" => " (cargo release)",
        "SX" => " (cargo release response)",
        "SO" => " (cargo release status)",
        "EI" => " (entry summary of the former system)",
        "IS" => " (importer security filing)",
        "SF" => " (importer security filing)",
        "TI" => " (importer account update)",
        "TR" => " (importer account response)",
        "KI" => " (importer and bond query)",
        "KR" => " (importer and bond query response)",
        "JC" => " (entry summary query)",
        "JD" => " (entry summary query response)",
        "CJ" => " (census warning query)",
        "CW" => " (census warning override)",
        "UC" => " (notice of entry summary status)",
        "QN" => " (daily statement)",
        "QR" => " (statement query)",
        "MS" => " (monthly statement)",
        "PN" => " (prior notice)",
        "QP" => " (in-bond)",
        "WP" => " (in-bond arrival)",
        "RE" => " (reconciliation)",
        "DE" => " (drawback)",
        "FT" => " (foreign trade zone admission)",
        "PS" => " (protest)",
        "HP" => " (tariff query)",
        _ => "",
    };
}
