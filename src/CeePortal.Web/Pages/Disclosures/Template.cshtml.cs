using CeePortal.Intake.Disclosures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Disclosures;

/// <summary>The blank spreadsheet of entries with loss of revenue, with an example.</summary>
public sealed class TemplateModel : PageModel
{
    public IActionResult OnGet(string? format)
    {
        var file = new MemoryStream();
        var isCsv = string.Equals(format, "csv", StringComparison.OrdinalIgnoreCase);
        if (isCsv) LossSheet.Template.WriteCsv(file);
        else LossSheet.Template.WriteXlsx(file);
        file.Position = 0;
        return File(file, isCsv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "ceeportal-prior-disclosure." + (isCsv ? "csv" : "xlsx"));
    }
}
