using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Protests;

public sealed class NoticeModel : PageModel;
