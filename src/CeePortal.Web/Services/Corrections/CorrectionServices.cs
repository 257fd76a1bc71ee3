using CeePortal.Domain.Corrections;
using CeePortal.Web.Jobs;
using CeePortal.Web.Services.Work;
using CeePortal.Web.Services.Work.Acts;
using CeePortal.Web.Services.Work.Filing;

namespace CeePortal.Web.Services.Corrections;

/// <summary>The services of corrections.</summary>
static class CorrectionServices
{
    public static IServiceCollection AddCorrections(this IServiceCollection services) => services
        .AddSingleton(KindDoor.ToForm(CorrectionReview.CorrectionKind, "Correct an entry summary (PSC)",
            "The summary is paid and not liquidated, and something in it is wrong: you file it again as it should be (19 CFR 101.9(b); 82 FR 50656).", CorrectionForm.Senders) with
        { EntryWords = "Correct it (PSC)", IsFor = static entry => !entry.IsLiquidated })
        .AddSingleton(KindDoor.ToForm(CorrectionReview.CorrectionKind, "Enter a post entry amendment (PEA)",
            "On paper, for entries since November 28, 2000 whose summary was not filed in ACE: a single letter, or the tracking report of a quarter (72 FR 46654).", AmendmentPaperForm.Officers, AmendmentPaperForm.FormCode) with
        {
            EntryWords = "Enter an amendment on paper (PEA)",
            IsFor = static at => at.IsWorkedHere && !at.IsLiquidated && at.Entry.Deciding.On >= PostEntryAmendment.Began && at.Entry.Deciding.On < PostEntryAmendment.EndedInAce,
        })
        .AddJobHandler<ListCorrectionsJob>()
        .AddScoped<SummaryBeside>()
        .AddScoped<KindActs, CorrectionActs>()
        .AddScoped<KindLetters, CorrectionLetters>()
        .AddScoped<FilingForm, AmendmentPaperForm>()
        .AddScoped<FilingForm, CorrectionForm>();
}
