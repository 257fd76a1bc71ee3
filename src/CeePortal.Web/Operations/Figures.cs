using System.CommandLine.Parsing;
using System.Globalization;

namespace CeePortal.Web.Operations;

/// <summary>Reads figures among the options and says in our own words what is none.</summary>
static class Figures
{
    public static int Whole(ArgumentResult typed)
    {
        var text = typed.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var figure)) return figure;
        typed.AddError($"{Name(typed)} \"{text}\" is not a whole number.");
        return 0;
    }

    public static decimal Share(ArgumentResult typed)
    {
        var text = typed.Tokens[0].Value;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var figure)) return figure;
        typed.AddError($"{Name(typed)} \"{text}\" is not a number.");
        return 0;
    }

    static string Name(ArgumentResult typed) => (typed.Parent as OptionResult)?.Option.Name ?? typed.Argument.Name;
}
