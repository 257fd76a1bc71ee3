namespace CeePortal.Intake.Samples;

/// <summary>A line of a sample entry. Values in dollars, duty and fees in cents.</summary>
sealed class SampleLine
{
    public int Number { get; set; }
    public SampleGood Good { get; set; } = SampleGood.All[0];
    public SampleOrigin Origin { get; set; } = SampleOrigin.All[0];
    public DateOnly? ExportDate { get; set; }
    public int Maker { get; set; }
    public long Quantity { get; set; }
    public long Weight { get; set; }
    public long Value { get; set; }
    public long Charges { get; set; }
    public long Duty { get; set; }
    public long Processing { get; set; }
    public long Harbor { get; set; }

    // What faults do to it:
    public bool ValueIsSpoiled { get; set; }
    public bool DutyIsSpoiled { get; set; }
    public bool NumberIsRepeated { get; set; }
    public bool HasNoOrigin { get; set; }
    public bool HasNoTariffNumber { get; set; }
}

/// <summary>A sample entry, filled anew for each one that is written.</summary>
sealed class SampleEntry
{
    public int Serial { get; set; }
    public int CheckDigit { get; set; }
    public string Type { get; set; } = "01";
    public string Mode { get; set; } = "11";
    public string Port { get; set; } = "";
    public string State { get; set; } = "";
    public string Signature { get; set; } = "X";
    public string BondType { get; set; } = "8";
    public string ImporterNumber { get; set; } = "";
    public string ConsigneeNumber { get; set; } = "";
    public string ImporterName { get; set; } = "";
    public DateOnly EstimatedEntry { get; set; }
    public DateOnly Import { get; set; }
    public DateOnly StatementPrint { get; set; }
    public SampleCarrier Carrier { get; set; } = SampleCarrier.Sea[0];
    public int Vessel { get; set; }
    public int Bill { get; set; }
    public long InformalFee { get; set; }
    public long ProcessingTotal { get; set; }
    public long HarborTotal { get; set; }
    public long DutyTotal { get; set; }
    public long FeeTotal { get; set; }
    public List<SampleLine> Lines { get; } = [];

    // What faults do to it:
    public bool EstimatedEntryIsImpossible { get; set; }
    public bool HasUnknownRecord { get; set; }
    public bool HasNoLines { get; set; }
    public bool HasNoGrandTotals { get; set; }

    public bool IsByAir => Mode is "40" or "41";
    public bool IsInformal => Type is "11" or "12";
}
