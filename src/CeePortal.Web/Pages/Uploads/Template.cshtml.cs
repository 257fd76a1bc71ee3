using System.Text;
using CeePortal.Intake.Csv;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Uploads;

/// <summary>The CSV template with its example, for whoever prepares files.</summary>
public sealed class TemplateModel : PageModel
{
    // With a byte order mark: a spreadsheet then reads it as UTF-8.
    public IActionResult OnGet() => File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(CsvTemplate.Example)], "text/csv", "ceeportal-entry-summaries.csv");
}
