namespace CeePortal.Web;

public sealed partial class Links
{
    /// <summary>What can be filed or opened.</summary>
    public string File => Page("/File/Index");

    /// <summary>Which way puts an entry right.</summary>
    public string Choose(Domain.Entries.EntryNumber? entry = null) => Page("/File/Choose", new { entry = entry?.ToString() });

    /// <summary>Letters of CBP explained, and found by their code.</summary>
    public string Letters => Page("/Letters/Index");

    /// <summary>The same for whoever wanted to answer and has found no letter.</summary>
    public string FindLetterFirst => Page("/Letters/Index", new { first = true });

    public string FindLetter => Page("/Letters/Index", handler: "Find");

    public string AnswerLetter => Page("/Letters/Index", handler: "Answer");

    /// <summary>The drafts of a kind, and where one begins.</summary>
    public string FileKind(string kind) => Page("/File/Kind", new { kind });

    public string BeginFiling(string kind) => Page("/File/Kind", new { kind }, "Begin");

    public string FilingDraft(string kind, long id) => Page("/File/Draft", new { kind, id });

    public string DeleteFilingDraft(string kind, long id) => Page("/File/Draft", new { kind, id }, "Delete");

    public string FilingStep(string kind, long id, string step) => Page("/File/Step", new { kind, id, step });

    public string CheckFiling(string kind, long id) => Page("/File/Check", new { kind, id });

    public string FilingReceipt(string kind, long id) => Page("/File/Receipt", new { kind, id });

    /// <summary>The page on which a described move of a kind is made.</summary>
    public string WorkAct(string kind, Domain.Work.WorkNumber number, string move, string? list = null) =>
        Page("/Work/Act", new { kind, number = number.ToString(), move, list = string.IsNullOrEmpty(list) ? null : list });

    /// <summary>A letter of an item: that of an event, or the last.</summary>
    public string WorkLetter(string kind, Domain.Work.WorkNumber number, int? of = null) => Page("/Work/Letter", new { kind, number = number.ToString(), of });
}
