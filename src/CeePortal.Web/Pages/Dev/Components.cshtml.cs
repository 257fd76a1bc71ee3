using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Dev;

/// <summary>Every component in every state, beside each other, for those who write pages and for the tests. In Production
/// there is no such page.</summary>
public class ComponentsModel(IHostEnvironment environment) : PageModel
{
    [BindProperty]
    public Sample Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    public SelectListItem[] Ports { get; } = [new("Los Angeles", "2704"), new("New York", "1001")];

    public IActionResult OnGet() => environment.IsProduction() ? NotFound() : Page();

    public IActionResult OnPost() => environment.IsProduction() ? NotFound() : Page();

    public class Sample
    {
        [Display(Name = "Entry number"), Required(ErrorMessage = "Enter the entry number, such as XYZ-0000001-5.")]
        public string? Number { get; set; }

        [Display(Name = "Entered value")]
        public int? Value { get; set; }

        [Display(Name = "Entered on")]
        public DateOnly? On { get; set; } = new DateOnly(2026, 9, 1);

        [Required(ErrorMessage = "Say why.")]
        public string? Reason { get; set; }

        [Required(ErrorMessage = "Choose the port.")]
        public string? Port { get; set; }

        [Required(ErrorMessage = "Choose what to do.")]
        public string? Mode { get; set; }

        public IReadOnlyList<string> States { get; set; } = ["open"];

        [Range(typeof(bool), "true", "true", ErrorMessage = "Confirm that it is right.")]
        public bool Confirmed { get; set; }

        [Required(ErrorMessage = "Choose a file.")]
        public IFormFile? File { get; set; }
    }
}
