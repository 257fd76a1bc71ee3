using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CeePortal.Data;
using CeePortal.Data.Messages;
using CeePortal.Web.Security;
using CeePortal.Web.Validation;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Pages.Account;

/// <summary>The visitor's choice of how to be told.</summary>
public sealed class MessagesModel(PortalDbContext data, MessageSettings settings, IValidator<MessagesModel.Choice> validator, Links links, Notice notice) : PageModel
{
    public Links Links => links;

    [BindProperty]
    public Choice Input { get; set; } = new();

    public string Address { get; private set; } = "";

    /// <summary>"7 AM".</summary>
    public string DigestHour => new TimeOnly(settings.DigestHour, 0).ToString("h tt", CultureInfo.GetCultureInfo("en-US"));

    public async Task OnGetAsync(CancellationToken ct)
    {
        await DescribeAsync(ct);
        var chosen = await data.MessageChoices.AsNoTracking().FirstOrDefaultAsync(ct) ?? MessageChoice.Otherwise(User.Id());
        Input = new() { Way = chosen.Way.ToString(), Days = chosen.DaysBefore.Replace(",", ", ", StringComparison.Ordinal) };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await DescribeAsync(ct);
        if (!await Input.IsValidAsync(validator, ModelState)) return Page();
        var days = string.Join(',', MessageChoice.ReadDays(Input.Days, out _)!.Select(d => d.ToString(CultureInfo.InvariantCulture)));
        var user = User.Id();
        var chosen = await data.MessageChoices.FirstOrDefaultAsync(c => c.UserId == user, ct);
        if (chosen is null) data.MessageChoices.Add(chosen = new() { UserId = user });
        (chosen.Way, chosen.DaysBefore) = (Enum.Parse<MessageWay>(Input.Way!), days);
        await data.SaveChangesAsync(ct);
        notice.Success(chosen.Way switch
        {
            MessageWay.AtOnce => "You are told by e-mail at once.",
            MessageWay.DailyDigest => "You are told by e-mail once a day.",
            _ => "You get no e-mail. Look under Messages yourself.",
        });
        return LocalRedirect(links.MessageChoices);
    }

    async Task DescribeAsync(CancellationToken ct)
    {
        var user = User.Id();
        Address = await data.Users.Where(u => u.Id == user).Select(u => u.Email).FirstOrDefaultAsync(ct) ?? "your address";
    }

    public sealed class Choice
    {
        [Display(Name = "E-mail")]
        public string? Way { get; set; }

        [Display(Name = "Days before a time limit")]
        public string? Days { get; set; }
    }

    public sealed class ChoiceValidator : AbstractValidator<Choice>
    {
        public ChoiceValidator()
        {
            RuleFor(c => c.Way).Must(w => Enum.TryParse<MessageWay>(w, out var way) && Enum.IsDefined(way) && !int.TryParse(w, CultureInfo.InvariantCulture, out _))
                .WithMessage("Choose how you want to be told.");
            RuleFor(c => c.Days).Custom((text, context) =>
            {
                if (MessageChoice.ReadDays(text, out var problem) is null) context.AddFailure(problem!);
            });
        }
    }
}
