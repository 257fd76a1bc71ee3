using System.Text;
using CeePortal.Intake.Liquidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Liquidation;

/// <summary>The CSV template for liquidations, extensions and suspensions, with an example of each event.</summary>
public sealed class TemplateModel : PageModel
{
    // With a byte order mark: a spreadsheet then reads it as UTF-8.
    public IActionResult OnGet() => File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(LiquidationTemplate.Example)], "text/csv", "ceeportal-liquidation.csv");
}
