namespace CeePortal.Intake.Samples;

/// <summary>Goods that samples are made of.</summary>
/// <param name="Industry">Number of the Center whose headings they fall under, 1 to 10.</param>
/// <param name="Hts">Tariff number, ten digits.</param>
/// <param name="Rate">General rate of duty in hundredths of a per cent.</param>
/// <param name="Unit1">First unit, CATAIR code.</param>
/// <param name="Unit2">Second unit, or empty.</param>
/// <param name="Price">A likely price of one first unit in whole dollars; our own guess.</param>
/// <param name="Description">The goods.</param>
sealed record SampleGood(int Industry, string Hts, int Rate, string Unit1, string Unit2, int Price, string Description)
{
    // Numbers, general rates and units: Harmonized Tariff Schedule 2026, revision 4; unit codes: ACE reports. Only ad
    // valorem and free rates; the additional duties of chapter 99 change by the month and are left out on purpose.
    // industry | number | rate in hundredths of a per cent | unit | second unit | price | goods
    const string Rows = """
        001|3004390055|0|KG||120|HORMONE MEDICINES IN DOSES
        001|3002410000|0|KG||900|VACCINES FOR HUMAN MEDICINE
        001|2933399200|650|KG||45|HETEROCYCLIC ORGANIC COMPOUNDS
        001|3215119060|180|KG||9|BLACK PRINTING INK
        001|3005905090|0|KG||12|GAUZE AND BANDAGES
        001|3808945050|500|KG||4|DISINFECTANTS
        001|9018908000|0|NO||85|MEDICAL INSTRUMENTS
        001|9021310000|0|NO||640|ARTIFICIAL JOINTS
        002|0304721000|0|KG||8|FROZEN HADDOCK FILLETS
        002|0901110015|0|KG||6|ARABICA COFFEE NOT ROASTED ORGANIC
        002|1604142251|600|KG||5|ALBACORE TUNA IN FOIL POUCHES
        002|1806900100|350|KG||7|CHOCOLATE CONFECTIONERY
        002|1905901050|0|KG||4|BREAD AND CAKES
        002|2005995510|1490|KG||3|SWEET PEPPERS PREPARED
        002|2309906000|190|KG||2|PREPARED ANIMAL FEED
        003|8703600030|250|NO||28500|PLUG-IN HYBRID PASSENGER CARS
        003|8711500030|240|NO||9800|MOTORCYCLES OVER 800 CC
        003|8708505110|250|NO|KG|310|DRIVE AXLES FOR PASSENGER CARS
        003|8708995800|250|NO|KG|48|WHEEL HUB UNITS WITH BALL BEARINGS
        003|8716905047|310|KG||4|STEEL WHEELS FOR TRAILERS
        003|8714996000|0|KG||15|GRIPS FOR BICYCLES
        003|8807300060|0|KG||420|HELICOPTER PARTS
        004|6110303059|3200|DOZ|KG|85|WOMENS KNITTED PULLOVERS OF POLYESTER
        004|6110303053|3200|DOZ|KG|95|MENS KNITTED SWEATERS OF POLYESTER
        004|6302100020|600|NO|KG|14|KNITTED BED LINEN
        004|6403999031|1000|PRS||34|LEATHER TENNIS SHOES
        004|6404119020|2000|PRS||22|MENS SPORTS SHOES TEXTILE UPPERS
        004|6402993135|600|PRS||18|MENS WORK FOOTWEAR
        004|5407942020|1490|M2|KG|3|PRINTED POPLIN OF SYNTHETIC FILAMENTS
        004|6203490910|280|DOZ|KG|110|MENS OUTDOOR OVERALLS
        005|7326908688|290|KG||5|ARTICLES OF STEEL
        005|7604295090|300|KG||4|ALUMINUM ALLOY BARS
        005|7308909590|0|KG||3|STEEL STRUCTURES
        005|7318152010|0|KG||6|STEEL BOLTS
        005|7616995190|250|KG||9|ARTICLES OF ALUMINUM
        005|7408113000|100|KG||10|REFINED COPPER WIRE
        005|7318240000|380|KG||8|COTTER PINS OF STEEL
        006|2523290000|0|T||95|PORTLAND CEMENT
        006|2501000000|0|T||60|SALT IN BULK
        006|2515122000|300|T||480|TRAVERTINE BLOCKS
        006|2520100000|0|T||30|GYPSUM
        006|2711120020|0|M3||260|LIQUEFIED PROPANE
        006|2710199000|700|KG|L|2|HYDROCARBON MIXTURES
        007|8471300100|0|NO||450|NOTEBOOK COMPUTERS 14 INCH
        007|8517130000|0|NO||380|SMARTPHONES
        007|8528726420|390|NO||140|FLAT PANEL TELEVISION SETS
        007|8542310045|0|NO||52|PROCESSORS FOR COMPUTERS
        007|8504409580|0|NO||24|POWER SUPPLIES
        007|8517620020|0|NO||190|NETWORK SWITCHES AND ROUTERS
        007|8518301000|0|NO||11|TELEPHONE HANDSETS
        008|9503000090|0|NO||6|TOYS
        008|3304100000|0|KG||48|LIPSTICK
        008|9506910030|460|NO||120|EXERCISE EQUIPMENT
        008|4202221500|1600|NO||19|HANDBAGS OF PLASTIC SHEETING
        008|8516500090|200|NO||74|MICROWAVE OVENS
        008|9603210000|0|NO||1|TOOTHBRUSHES
        008|9401692030|0|NO||62|WOODEN SEATS
        008|6601910000|0|DOZ||58|FOLDING UMBRELLAS
        009|4011101010|400|NO||46|PASSENGER CAR TIRES
        009|4412310620|0|M3||520|BIRCH PLYWOOD
        009|7007110010|550|M2||32|SAFETY GLASS FOR CARS
        009|4819100040|0|KG||2|CORRUGATED CARTONS
        009|3907400000|580|KG||4|POLYCARBONATE GRANULES
        009|3920620090|420|KG||5|POLYESTER FILM
        009|6910100030|580|NO||55|PORCELAIN SINKS
        009|4901990050|0|NO||14|TECHNICAL BOOKS
        010|8414809000|370|NO||260|COMPRESSORS
        010|8544429090|260|NO||8|ELECTRICAL TEST LEADS
        010|8536908585|0|NO||5|ELECTRICAL CONNECTORS
        010|8501406040|370|NO||88|AC MOTORS SINGLE PHASE
        010|8421310000|250|NO||9|AIR FILTERS FOR ENGINES
        010|8481100090|200|NO|KG|41|PRESSURE REDUCING VALVES
        010|9026102040|0|NO||210|FLOW METERS
        010|8413600030|0|NO||175|HYDRAULIC GEAR PUMPS
        """;

    /// <summary>All goods.</summary>
    public static readonly SampleGood[] All = [.. Rows.Split('\n').Select(Parse)];

    /// <summary>The goods of each industry, by the Center's number less one.</summary>
    public static readonly SampleGood[][] ByIndustry =
        [.. Enumerable.Range(1, 10).Select(industry => All.Where(g => g.Industry == industry).ToArray())];

    static SampleGood Parse(string row)
    {
        var cells = row.Trim().Split('|');
        return new SampleGood(Number(cells[0]), cells[1], Number(cells[2]), cells[3], cells[4], Number(cells[5]), cells[6]);

        static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }
}
