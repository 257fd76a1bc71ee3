using CeePortal.Domain.Documents;
using CeePortal.Domain.Rejections;
using CeePortal.Web.Services.Work;
using CeePortal.Web.Services.Work.Acts;
using CeePortal.Web.Services.Work.Filing;
using static CeePortal.Data.Accounts.PortalRoles;
using Review = CeePortal.Domain.Validations.Validation;

namespace CeePortal.Web.Services.Validations;

/// <summary>The services of reviews, requests for documents and rejections.</summary>
static class ValidationServices
{
    /// <summary>Who opens them: the people of the office that works the entry.</summary>
    public static readonly IReadOnlyList<string> Openers = [Specialist, Supervisor, CenterDirector, PortOfficer];

    public static IServiceCollection AddValidations(this IServiceCollection services) => services
        .AddSingleton(KindDoor.ToForm(Review.ValidationKind, "Open a validation", "The review of entry summaries: classification, value, origin, preference and more. The trade sees it when the first letter goes out.", Openers)
            with
        { EntryWords = "Open a validation", IsFor = entry => entry.IsWorkedHere && !entry.IsLiquidated })
        .AddSingleton(KindDoor.ToForm(DocumentRequest.RequestKind, "Ask for documents of an entry", "The invoice (UC1), the whole package (UC2) or a named document (UC3). Importer and broker are told at once.", Openers)
            with
        { EntryWords = "Ask for documents", IsFor = entry => entry.IsWorkedHere })
        .AddSingleton(KindDoor.ToForm(SummaryRejection.RejectionKind, "Reject an entry summary", "The filer has two working days, or the rest of the first ten, to file it again. Within 90 days of its filing.", Openers)
            with
        { EntryWords = "Reject the summary", IsFor = entry => entry.IsWorkedHere && !entry.IsLiquidated })
        .AddScoped<ReviewLists>()
        .AddScoped<FindingAmounts>()
        .AddScoped<ReviewSheets>()
        .AddScoped<EntryDocuments>()
        .AddScoped<FilingForm, ValidationForm>().AddScoped<FilingForm, DocumentRequestForm>().AddScoped<FilingForm, RejectionForm>()
        .AddScoped<KindActs, ValidationActs>().AddScoped<KindActs, DocumentRequestActs>().AddScoped<KindActs, RejectionActs>()
        .AddScoped<KindLetters, ValidationLetters>().AddScoped<KindLetters, DocumentRequestLetters>().AddScoped<KindLetters, RejectionLetters>();
}
