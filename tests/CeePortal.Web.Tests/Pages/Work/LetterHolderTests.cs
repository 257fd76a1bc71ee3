using System.Net;
using System.Net.Http.Headers;
using CeePortal.Data.Accounts;
using CeePortal.Data.Letters;
using CeePortal.Data.Work;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Pages.Work;

/// <summary>Whoever holds a letter finds by its code what it means and answers, without an account.</summary>
public sealed class LetterHolderTests(WorkPortal work) : IClassFixture<WorkPortal>
{
    PortalFactory Portal => work.Portal;

    static readonly EntryNumber entry = EntryNumber.Create(FilerCode.Parse("XYZ"), 7001);

    async Task<(WorkOnFile One, string Code)> LetterAsync(string question, EntryNumber about)
    {
        var one = await work.AskAsync("Look at the invoices", about);
        await work.DoAsync(one, item => ((Errand)item).Write(question, work.Act(WorkRoles.Specialist, 1)));
        return (one, await Portal.DataAsync(db => db.LetterCodes.Where(c => c.WorkId == one.Row.Id && c.Seq == 2).Select(c => c.Code).SingleAsync()));
    }

    [Fact]
    public async Task A_code_alone_tells_what_it_means_and_the_day_and_with_an_entry_number_it_is_answered()
    {
        var (one, code) = await LetterAsync("Who paid the commission?", entry);
        using var holder = Portal.Anonymous();
        var start = await holder.PageAsync("/letters");
        PageChecks.AssertSound(start);
        Assert.Contains("CF-28, Request for Information", start.Words(), StringComparison.Ordinal);

        var found = await PostAsync(holder, start.Token(), "Find", new() { ["Code"] = LetterCode.Print(code).ToLowerInvariant() });
        PageChecks.AssertSound(found);
        Assert.Contains(one.Item.Number.ToString(), found.Words(), StringComparison.Ordinal);
        Assert.Contains("30 calendar days after the date on the form", found.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Who paid the commission?", found.Words(), StringComparison.Ordinal);

        var other = await PostAsync(holder, start.Token(), "Find", new() { ["Code"] = code, ["Entry"] = EntryNumber.Create(FilerCode.Parse("XYZ"), 7009).ToString() });
        Assert.Contains("does not stand on that letter", other.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Who paid the commission?", other.Words(), StringComparison.Ordinal);

        var proven = await PostAsync(holder, start.Token(), "Find", new() { ["Code"] = code, ["Entry"] = entry.ToString() });
        PageChecks.AssertSound(proven);
        Assert.Contains("Who paid the commission?", proven.Words(), StringComparison.Ordinal);
        var missing = await PostAsync(holder, start.Token(), "Answer", new() { ["Code"] = code, ["Entry"] = entry.ToString() });
        Assert.Contains("Enter your name.", missing.Words(), StringComparison.Ordinal);

        using var answer = new MultipartFormDataContent();
        foreach (var (name, value) in new[] { ("Code", code), ("Entry", entry.ToString()), ("Name", "P. Holder"), ("Capacity", "Importer"), ("Answer", "Nobody did; there was no agent."), ("__RequestVerificationToken", start.Token()) }) answer.Add(new StringContent(value), name);
        var file = new ByteArrayContent("invoice,amount\n1,20.00\n"u8.ToArray());
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        answer.Add(file, "Files", "invoices.csv");
        using var sent = await holder.PostAsync(new Uri("/letters?handler=Answer", UriKind.Relative), answer);
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, (await sent.DocumentAsync()).Words());

        Assert.False((await work.RowAsync(one)).IsWaitingForTrade);
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var page = await specialist.PageAsync(WorkPortal.Address(one));
        PageChecks.AssertSound(page);
        foreach (var words in new[] { "Nobody did; there was no agent.", "The holder of the letter answered CBP's request", "P. Holder, importer", "invoices.csv" }) Assert.Contains(words, page.Words(), StringComparison.Ordinal);
        var again = await PostAsync(holder, start.Token(), "Find", new() { ["Code"] = code, ["Entry"] = entry.ToString() });
        Assert.Contains("It was answered already", again.Words(), StringComparison.Ordinal);
    }

    /// <summary>A body without end, of which it is known how much was taken.</summary>
    sealed class Endless : HttpContent
    {
        long taken;

        public long Taken => Interlocked.Read(ref taken);

        public Endless() => Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=here");

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("--here\r\nContent-Disposition: form-data; name=\"Files\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n"u8.ToArray());
            var some = new byte[64 * 1024];
            while (Taken < 80L * 1024 * 1024)
            {
                await stream.WriteAsync(some);
                Interlocked.Add(ref taken, some.Length);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("CfDJ8-not-a-ticket-of-this-portal")]
    public async Task Nothing_large_is_read_for_whoever_has_found_no_letter(string? forged)
    {
        using var stranger = Portal.Anonymous();
        await stranger.PageAsync("/letters");
        using var body = new Endless();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/letters?handler=Answer", UriKind.Relative)) { Content = body };
        if (forged is not null) request.Headers.Add("Cookie", $"__Host-CeePortal-Letter={forged}");
        using var answer = await stranger.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal((HttpStatusCode.Redirect, "/letters?first=True"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        Assert.InRange(body.Taken, 0, 2 * 1024 * 1024); // what stands in the pipe between the two, and no more
        var page = await stranger.PageAsync("/letters?first=True");
        PageChecks.AssertSound(page);
        Assert.Contains("Your answer was not read", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_is_small_and_a_ticket_holds_half_a_day()
    {
        using var stranger = Portal.Anonymous();
        var token = (await stranger.PageAsync("/letters")).Token();
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Code"] = new string('A', 20_000), ["__RequestVerificationToken"] = token });
        using var answer = await stranger.PostAsync(new Uri("/letters?handler=Find", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);

        var clock = new Protests.MovedClock(new(2026, 1, 5, 17, 0, 0, TimeSpan.Zero));
        var tickets = new CeePortal.Web.Services.Letters.LetterTickets(new Microsoft.AspNetCore.DataProtection.EphemeralDataProtectionProvider(), Portal.Services.GetRequiredService<CeePortal.Web.Hosting.PortalSettings>(), clock);
        var ticket = tickets.Make();
        clock.Advance(TimeSpan.FromHours(11.9));
        Assert.True(tickets.Holds(ticket));
        clock.Advance(TimeSpan.FromHours(0.1));
        Assert.False(tickets.Holds(ticket));
        Assert.False(tickets.Holds(ticket + "A"));
        Assert.False(tickets.Holds(null));
    }

    [Theory]
    [InlineData("CF-29", "means to change the entry")]
    [InlineData("form 28", "asks for facts or records")]
    [InlineData("bill", "Pay within 30 days")]
    [InlineData("ABCD-EFGH-JKMN", "No letter has this code or name")]
    [InlineData("", "Enter the code on the letter")]
    public async Task A_letter_is_explained_by_its_name_and_an_unknown_code_says_so(string typed, string words)
    {
        using var holder = Portal.Anonymous();
        var page = await PostAsync(holder, (await holder.PageAsync("/letters")).Token(), "Find", new() { ["Code"] = typed });
        PageChecks.AssertSound(page);
        Assert.Contains(words, page.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7f3k-9qxm-2b4t", "7F3K9QXM2B4T")]
    [InlineData("7F3K 9QXM O1LI", "7F3K9QXM0111")]
    [InlineData("7F3K-9QXM-2B4", null)]
    [InlineData("7F3K-9QXM-2B4U", null)]
    public void A_code_is_read_as_people_write_it(string typed, string? code) => Assert.Equal(code, LetterCode.Read(typed));

    static async Task<AngleSharp.Html.Dom.IHtmlDocument> PostAsync(HttpClient holder, string token, string handler, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = token;
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await holder.PostAsync(new Uri($"/letters?handler={handler}", UriKind.Relative), content);
        return await answer.DocumentAsync();
    }
}
