using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Protests;

namespace CeePortal.Web;

public sealed partial class Links
{
    public string Protests => Page("/Protests/Index");

    public string BeginProtest => Page("/Protests/Index", handler: "Begin");

    public string ProtestDraft(long id) => Page("/Protests/Drafts/Draft", new { id });

    public string DeleteProtestDraft(long id) => Page("/Protests/Drafts/Draft", new { id }, "Delete");

    public string CheckProtest(long id) => Page("/Protests/Drafts/Check", new { id });

    public string ProtestReceipt(long id) => Page("/Protests/Drafts/Receipt", new { id });

    /// <summary>A step of the filing form; the n-th objection, from 0, has a page of its own.</summary>
    public string ProtestStep(long id, ProtestStep step, int? index = null) => step switch
    {
        Services.Protests.ProtestStep.Parties => Page("/Protests/Drafts/Parties", new { id }),
        Services.Protests.ProtestStep.Entries => Page("/Protests/Drafts/Entries", new { id }) + (index is { } row ? System.FormattableString.Invariant($"#entry-{row}") : ""),
        Services.Protests.ProtestStep.Objections => index is { } n ? ProtestObjection(id, n) : ProtestDraft(id) + "#objections",
        Services.Protests.ProtestStep.Details => Page("/Protests/Drafts/Details", new { id }),
        Services.Protests.ProtestStep.Requests => Page("/Protests/Drafts/Requests", new { id }),
        _ => ProtestDraft(id),
    };

    /// <summary>An objection of a draft, from 0; one more than there are begins another.</summary>
    public string ProtestObjection(long id, int index) => Page("/Protests/Drafts/Objection", new { id, index });

    public string ProtestDetailsTemplate => Page("/Protests/Template", new { what = "details" });

    public string ProtestListTemplate(string format) => Page("/Protests/Template", new { what = "list", format });

    public string ProtestLists => Page("/Protests/Lists/Index");

    public string ProtestList(long id) => Page("/Protests/Lists/Batch", new { id });

    public string ProtestListProblems(long id) => Page("/Protests/Lists/Batch", new { id }, "Problems");

    /// <summary>The letter of a decision on a protest: the last one, or that of an event.</summary>
    public string ProtestNotice(WorkNumber number, int? of = null) => Page("/Protests/Notice", new { number = number.ToString(), of });

    /// <summary>The protest itself, for both sides.</summary>
    public string ProtestItem(WorkNumber number) =>
        WorkItem(Protest.ProtestKind.Code, number);
}
