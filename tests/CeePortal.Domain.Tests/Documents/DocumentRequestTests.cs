using CeePortal.Domain.Documents;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Documents;

/// <summary>A request for documents of an entry, from UC1 to the package being complete.</summary>
public sealed class DocumentRequestTests
{
    static DocumentRequest Ask(DocumentScope scope = DocumentScope.WholePackage, (string, string)? type = null, string remarks = "") =>
        DocumentRequest.Ask(WorkNumber.Parse("2704-26-800001"), Destination.FromCode("007"), 5, EntryNumber.Create(FilerCode.Parse("XYZ"), 1), scope, type, remarks, default, Specialist("2026-03-02"));

    static readonly Attached invoice = new("invoice.pdf", new string('a', 64), 1_000) { As = "CI" };

    [Fact]
    public void It_is_due_after_ten_working_days_which_is_not_law()
    {
        var request = Ask();
        Assert.Equal((Day("2026-03-16"), "Request for documents (UC2)"), (request.OpenRequest!.AnswerBy, request.OpenRequest.Name));
        var clock = Assert.Single(request.Clocks(Law.Declared)).Clock;
        Assert.False(clock.Rule.IsLaw);
        Assert.Equal((WorkAudience.All, true), (request.Audience, request.IsWaitingForTrade));
        Assert.Equal("UC2: The whole entry summary package", request.Subject.Asks);
    }

    [Fact]
    public void Documents_are_sent_more_is_asked_for_and_it_is_complete()
    {
        var request = Ask();
        Refused(() => request.Send("", Filer("2026-03-04")), "Attach the documents first");
        request.Attach(invoice, Filer("2026-03-04"));
        request.Send("", Filer("2026-03-04"));
        Assert.Equal(("received", false), (request.State.Code, request.IsWaitingForTrade));
        request.AskForMore("The packing list is missing.", Specialist("2026-03-05"));
        Assert.Equal(("asked", Day("2026-03-19")), (request.State.Code, request.OpenRequest!.AnswerBy));
        request.Attach(new("list.pdf", new string('b', 64), 1_000) { As = "PL" }, Filer("2026-03-06"));
        request.Send("Here it is.", Filer("2026-03-06"));
        request.Complete("", Specialist("2026-03-09"));
        Assert.Equal("complete", request.State.Code);
        Assert.Equal(["CI", "PL"], request.Attachments.Select(a => a.As));
        IsRebuiltFromItsEvents(request);
    }

    [Fact]
    public void What_comes_on_paper_counts_from_its_receipt()
    {
        var request = Ask(DocumentScope.Invoice);
        request.Attach(invoice, Specialist("2026-03-20"));
        request.Send("", Specialist("2026-03-20"), new Paper(Day("2026-03-13"), PaperFrom.Agent));
        Assert.Equal(Day("2026-03-13"), request.Requests[0].AnsweredOn);
    }

    [Fact]
    public void A_named_document_is_named_and_no_power_of_attorney_is_asked_for()
    {
        Refused(() => Ask(DocumentScope.NamedDocument), "Choose the document");
        Refused(() => Ask(remarks: "And your power of attorney."), "power of attorney");
        var named = Ask(DocumentScope.NamedDocument, ("CO", "Certificate of origin"));
        Assert.Contains("Certificate of origin", named.OpenRequest!.Question, StringComparison.Ordinal);
        Refused(() => named.GiveUp("", Specialist("2026-03-20")), "Say why");
        named.GiveUp("The claim was withdrawn.", Specialist("2026-03-20"));
        Assert.Equal(("closed", false), (named.State.Code, named.IsWaitingForTrade));
        IsRebuiltFromItsEvents(named);
    }
}
