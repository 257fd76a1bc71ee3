using CeePortal.Data.Reference;
using CeePortal.Domain.Corrections;
using CeePortal.Web.Services.Work.Forms;

namespace CeePortal.Web.Services.Corrections;

/// <summary>What the form of a correction asks. What ACE lets nobody change stands nowhere in it: port of entry, importer of record, payment and
/// statement, location of goods, release.</summary>
static class CorrectionFields
{
    /// <summary>The change that takes a line out.</summary>
    public const string Remove = "remove";

    /// <summary>Begins the name of a change of a fee or tax; its class follows.</summary>
    public const string Fee = "fee-";

    /// <summary>A change of the second or third quantity, and of a unit.</summary>
    public const string SecondQuantity = "quantity-2", ThirdQuantity = "quantity-3", FirstUnit = "unit-1", SecondUnit = "unit-2", ThirdUnit = "unit-3";

    /// <summary>The changes that give a line another tariff number beside those that it has, and take one out.</summary>
    public const string AddNumber = "hts-add", TakeNumberOut = "hts-out";

    /// <summary>What becomes of a case, a license or a party of a line: it goes.</summary>
    public const string Out = "out";

    static readonly (string Code, string Name)[] elements =
    [
        (SummaryElements.Value, "Entered value (whole dollars)"), (SummaryElements.Duty, "Duty"), (SummaryElements.Numbers, "Tariff number"), (SummaryElements.Origin, "Country of origin"),
        (SummaryElements.Export, "Country of export"), (SummaryElements.ExportDate, "Date of exportation"), (SummaryElements.Program, "Special program"), (SummaryElements.Charges, "Charges (whole dollars)"),
        (SummaryElements.Weight, "Gross weight (kg)"), (SummaryElements.Quantities, "First quantity"), (SecondQuantity, "Second quantity"), (ThirdQuantity, "Third quantity"),
        (FirstUnit, "Unit of the first quantity"), (SecondUnit, "Unit of the second quantity"), (ThirdUnit, "Unit of the third quantity"), (AddNumber, "Add a tariff number, such as one of chapter 98 or 99"), (TakeNumberOut, "Take a tariff number out"),
        (SummaryElements.Manufacturer, "Manufacturer"), (SummaryElements.Description, "Description"), (SummaryElements.Related, "Related parties (Y or N)"), (SummaryElements.Lading, "Port of lading"),
        (SummaryElements.Ruling, "Ruling"), (SummaryElements.Visa, "Visa"),
        (SummaryElements.ZoneStatus, "Zone status (P, N, D or none)"), (SummaryElements.ZoneDate, "Zone filing date"), (SummaryElements.Set, "Part in a set (X, V or none)"),
    ];

    public static IReadOnlyList<FormStep> Steps(CorrectionReasons reasons, IReadOnlyList<RefFeeClass> classes)
    {
        (string, string)[] Of(ReasonLevel level) => [.. reasons.All.Where(r => r.Level == level).Select(r => (r.Code, $"{r.Code} {r.Name}"))];
        var why = FormField.Choice("reason", "Reason", Of(ReasonLevel.Line));
        // The two that most lines have come first.
        var fees = classes.Where(c => c.Level != "header").OrderBy(c => c.Code is "499" or "501" ? 0 : 1).ThenBy(c => c.Code, StringComparer.Ordinal)
            .Select(c => (Fee + c.Code, $"{c.Name.Split([" (", ", formal"], StringSplitOptions.None)[0]} ({c.Code})"));
        return
        [
            new("entry", "Which entry", "", [FormField.Entry()]),
            new("header", "Header", "Fill in only what changes; what stays empty stays as it is on file.",
            [
                FormField.Choice("type", "Entry type", [("01", "01 Consumption"), ("03", "03 Consumption, AD/CVD")], "Only between 01 and 03.").Optional(),
                FormField.Text("consignee", "Consignee", "Its number, such as 12-3456789. A person's number goes by file: drafts would keep it.").Optional() with { IsMono = true, Width = "md" },
                FormField.Text("notify", "Party to be notified", "Its number; none to name nobody any more.").Optional() with { IsMono = true, Width = "md" },
                FormField.Text("state", "State of destination", "Two letters.").Optional() with { Width = "2xs" },
                FormField.Choice("invoice", "Electronic invoice", [("yes", "Yes"), ("no", "No")]).Optional(),
                FormField.Choice("usage", "Use of the shipment", [("P", "P Personal"), ("X", "X Sample"), (CorrectionHeader.None, "Neither any more")]).Optional(),
                FormField.Text("missing", "Missing documents", "Their codes, two at most, such as 01, 16; none when nothing is missing any more.").Optional() with { Width = "xs" },
                FormField.Day("entered", "Estimated entry date").Optional() with { Heading = "Entry and transport" },
                FormField.Day("import", "Date of importation").Optional(),
                FormField.Text("mode", "Mode of transport", "Two digits.").Optional() with { Width = "2xs" },
                FormField.Text("carrier", "Carrier").Optional() with { Width = "xs" },
                FormField.Text("conveyance", "Conveyance", "The vessel's name, say; none for none.").Optional(),
                FormField.Text("trip", "Voyage, flight or trip", "None for none.").Optional() with { Width = "xs" },
                FormField.Text("unlading", "Port of unlading", "Four digits; none for none.").Optional() with { IsMono = true, Width = "xs" },
                FormField.Day("arrival", "Estimated date of arrival").Optional(),
                FormField.Day("inbond", "In-bond date").Optional(),
                FormField.Text("zone", "Foreign trade zone", "Five to nine digits and letters; none when the goods come from no zone.").Optional() with { IsMono = true, Width = "sm" },
                FormField.Rows("bills", "Bills of lading and in-bond numbers, as they are to be", "Bill",
                    FormField.Choice("kind", "Kind", [("M", "M Master"), ("H", "H House"), ("S", "S Sub-house"), ("I", "I In-bond number")]),
                    FormField.Text("issuer", "Issuer", "Four letters (SCAC); blank for none.").Optional() with { IsMono = true, Width = "2xs" },
                    FormField.Text("number", "Number") with { IsMono = true, Width = "md" }).Optional() with
                { Hint = "Only when a bill changes: then all that the entry is to have." },
                FormField.Tick("nobills", "No bill any more", "When the last one goes."),
                FormField.Rows("bonds", "Bonds, as they are to be", "Bond",
                    FormField.Choice("type", "Type", [("8", "8 Continuous"), ("9", "9 Single transaction")]),
                    FormField.Choice("designation", "Designation", [("B", "B Basic"), ("A", "A Additional"), ("U", "U Substitution"), ("E", "E Superseding")]),
                    FormField.Text("surety", "Surety", "Three digits.") with { Width = "2xs" },
                    FormField.Number("amount", "Amount, whole dollars", "Of a single transaction bond.").Optional()).Optional() with
                { Hint = "Only when a bond changes: then all that the entry is to have. An entry takes two at most." },
                FormField.Text("waiver", "Bond waived, for reason", "995 to 999, when no bond is to stand any more.").Optional() with { Width = "2xs" },
                FormField.Rows("fees", "Fees of the entry", "Fee",
                    FormField.Choice("class", "Fee", classes.Where(c => c.Level == "header").OrderBy(c => c.Code, StringComparer.Ordinal).Select(c => (c.Code, $"{c.Name} ({c.Code})"))),
                    FormField.Money("amount", "Amount", "0 to take it off.")).Optional() with
                { Hint = "What stays as it is needs no row." },
                FormField.Several("reasons", "Reasons for the header", Of(ReasonLevel.Header), "One for each thing that changes in the header, at most five; none when nothing does.").Optional() with { Heading = "Why the header changes" },
            ]),
            new("lines", "Lines", "One row for each change: which line, what of it, and what it is to be. An added line has the number that follows the last line on file, and is completed by changes of that number.",
            [
                FormField.Rows("changes", "Changes", "Change",
                    FormField.Number("line", "Line") with { Width = "2xs" },
                    FormField.Choice("what", "What changes", [.. elements, .. fees, (Remove, "Take the line out")]),
                    FormField.Text("number", "Of tariff number", "Where the line has several, such as 9903.88.03; blank for the last.").Optional() with { IsMono = true, Width = "md" },
                    FormField.Text("to", "New value").Optional(),
                    why).Optional(),
                FormField.Rows("added", "Lines to add", "Line",
                    FormField.Text("hts", "Tariff number") with { IsMono = true, Width = "md" }, FormField.Text("origin", "Country of origin") with { Width = "2xs" },
                    FormField.Number("value", "Value, whole dollars"), FormField.Money("duty", "Duty"), FormField.Text("description", "Description"),
                    FormField.Number("quantity", "First quantity").Optional(), FormField.Text("unit", "Unit").Optional() with { Width = "2xs" }, why).Optional(),
                FormField.Rows("licenses", "Licenses, certificates and permits", "License",
                    FormField.Number("line", "Line") with { Width = "2xs" },
                    FormField.Text("type", "Kind", "Two characters, such as 01.") with { IsMono = true, Width = "2xs" },
                    FormField.Text("number", "Number") with { IsMono = true, Width = "md" },
                    FormField.Choice("what", "What becomes of it", [("set", "The line has it"), (Out, "The line does not have it")], "The line has it, when not said.").Optional(),
                    why).Optional() with
                { Hint = "What stays as it is needs no row." },
                FormField.Rows("parties", "Other parties of a line", "Party",
                    FormField.Number("line", "Line") with { Width = "2xs" },
                    FormField.Choice("kind", "Who", [("C", "C Delivered to"), ("S", "S Sold to"), ("E", "E Exporter abroad")]),
                    FormField.Text("number", "Number", "A person's number goes by file.").Optional() with { IsMono = true, Width = "md" },
                    FormField.Choice("what", "What becomes of it", [("set", "It is this one"), (Out, "The line names none")], "It is this one, when not said.").Optional(),
                    why).Optional() with
                { Hint = "What stays as it is needs no row." },
            ]),
            new("cases", "AD/CVD cases", "Type 03 needs an antidumping or countervailing duty case on a line; type 01 has none. What stays as it is needs no row.",
            [
                FormField.Rows("cases", "Cases", "Case",
                    FormField.Number("line", "Line") with { Width = "2xs" },
                    FormField.Text("number", "Case number", "Such as A570910000.") with { IsMono = true, Width = "md" },
                    FormField.Choice("what", "What becomes of it", [("set", "It applies, as said here"), (Out, "It does not apply")], "It applies, when not said.").Optional(),
                    FormField.Text("rate", "Deposit rate", "Per cent, or dollars a unit.").Optional() with { Width = "xs" },
                    FormField.Choice("kind", "The rate is", [("A", "per cent of the value"), ("S", "dollars for each unit")], "Per cent, when not said.").Optional(),
                    FormField.Choice("secured", "Secured", [("cash", "in cash"), ("bond", "by bond")], "In cash, when not said.").Optional(),
                    FormField.Number("value", "Value, whole dollars", "Where it is not the line's.").Optional(),
                    FormField.Text("quantity", "Quantity", "For a rate by the unit.").Optional() with { Width = "sm" },
                    FormField.Money("duty", "Duty", "Blank to have it computed.").Optional(),
                    why).Optional(),
            ]),
            new("why", "Why", "The explanation is required; \"N/A\" or \"None\" is none.",
            [
                FormField.LongText("explanation", "Explanation", "What was wrong, and what is right now."),
                FormField.Tick("accelerated", "Ask for accelerated liquidation"),
            ]),
        ];
    }
}
