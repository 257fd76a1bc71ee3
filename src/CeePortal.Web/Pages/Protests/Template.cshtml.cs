using CeePortal.Intake.Protests;
using CeePortal.Intake.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Protests;

/// <summary>The lists that people fill in, with an example: of many protests, and of the details of one.</summary>
public sealed class TemplateModel : PageModel
{
    const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public IActionResult OnGet(string what, string? format)
    {
        SheetTemplate? template = what switch { "list" => ProtestTemplate.Template, "details" => DetailsSheet.Template, _ => null };
        if (template is null) return NotFound();
        var file = new MemoryStream();
        var isCsv = string.Equals(format, "csv", StringComparison.OrdinalIgnoreCase);
        if (isCsv) template.WriteCsv(file);
        else template.WriteXlsx(file);
        file.Position = 0;
        return File(file, isCsv ? "text/csv; charset=utf-8" : Workbook, $"ceeportal-protest-{what}.{(isCsv ? "csv" : "xlsx")}");
    }
}
