using System.Globalization;
using System.Net;
using System.Text;
using CeePortal.Data.Accounts;
using CeePortal.Data.Attachments;
using CeePortal.Data.Files;
using CeePortal.Data.Work;
using CeePortal.Web.Tests.Pages.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Pages.Attachments;

public sealed class AttachmentTests(AttachmentTests.Portal on) : IClassFixture<AttachmentTests.Portal>
{
    readonly PortalFactory portal = on.Factory;

    public sealed class Portal : IAsyncLifetime
    {
        public PortalFactory Factory { get; } = new() { Settings = { ["Attachments:LargestFile"] = "100000", ["Attachments:LargestItem"] = "150000" } };
        public Task InitializeAsync() => Task.CompletedTask;
        public async Task DisposeAsync() => await Factory.DisposeAsync();
    }

    static string Form(WorkOnFile work) => $"/attachments/add?kind=protest&number={work.Item.Number}";

    internal static async Task<HttpResponseMessage> AttachAsync(HttpClient browser, string form, byte[]? file, string name, bool staffOnly = false, bool withToken = true)
    {
        var page = await browser.PageAsync(form);
        using var content = new MultipartFormDataContent();
        foreach (var field in page.QuerySelectorAll("form[enctype] input[type=hidden]"))
            if (withToken || field.GetAttribute("name") != "__RequestVerificationToken") content.Add(new StringContent(field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
        if (staffOnly) content.Add(new StringContent("true"), "ForStaffOnly");
        if (file is not null) content.Add(new ByteArrayContent(file), "Attachment", name);
        return await browser.PostAsync(new Uri("/attachments/add", UriKind.Relative), content);
    }

    Task<Attachment> LastAsync() => portal.DataAsync(db => db.Attachments.AsNoTracking().OrderByDescending(a => a.Id).FirstAsync());

    public static TheoryData<string, string> Taken => new()
    {
        { "Pdf", "invoice.exe" }, { "Png", "a.png" }, { "Jpeg", "a.jpeg" }, { "Tiff", "a.tif" }, { "Xlsx", "b.xlsx" }, { "Docx", "b.docx" }, { "Csv", "c.csv" }, { "Text", "d.html" }, { "Eml", "e.eml" },
    };

    static byte[] Of(string type) => type switch
    {
        "Pdf" => Files.Pdf,
        "Png" => Files.Png,
        "Jpeg" => Files.Jpeg,
        "Tiff" => Files.Tiff,
        "Xlsx" => Files.Xlsx,
        "Docx" => Files.Docx,
        "Csv" => Files.Csv,
        "Text" => Files.Text,
        _ => Files.Eml,
    };

    [Theory, MemberData(nameof(Taken))]
    public async Task A_file_is_known_by_its_content_and_comes_back_as_it_was_with_safe_headers(string type, string name)
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var work = await portal.FileProtestAsync();
        using var answer = await AttachAsync(broker, Form(work), Of(type), name);
        Assert.True((int)answer.StatusCode == 302, (await answer.DocumentAsync()).Words());
        var stored = await LastAsync();
        Assert.Equal((Enum.Parse<DocumentType>(type), name, work.Row.Id, ScanState.NotScanned), (stored.Type, stored.Name, stored.WorkId!.Value, stored.Scan));

        using var file = await broker.GetAsync(new Uri($"/attachments/{stored.Id}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal(Of(type), await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        if (name == "invoice.exe") Assert.Equal("invoice.exe.pdf", file.Content.Headers.ContentDisposition.FileNameStar);
        if (name == "d.html") Assert.Equal("d.html.txt", file.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-store", file.Headers.GetValues("Cache-Control").Single());
        var policy = file.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attaching_is_an_event_of_the_item_and_the_list_shows_it()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var work = await portal.FileProtestAsync();
        using (await AttachAsync(broker, Form(work), Files.Pdf, "Größe & Preis.pdf")) { }
        var page = await broker.PageAsync(Form(work));
        PageChecks.AssertSound(page);
        Assert.Contains("Größe & Preis.pdf", page.Words(), StringComparison.Ordinal);
        Assert.Contains("not scanned for viruses", page.Words(), StringComparison.Ordinal);
        Assert.Equal(["filed", "attached"], await portal.DataAsync(db => db.Events.Where(e => e.StreamType == "protest" && e.StreamId == work.Row.Id).OrderBy(e => e.Seq).Select(e => e.Type).ToListAsync()));
        using var file = await broker.GetAsync(new Uri($"/attachments/{(await LastAsync()).Id}", UriKind.Relative));
        Assert.Equal("Größe & Preis.pdf", file.Content.Headers.ContentDisposition!.FileNameStar);

        using var twice = await AttachAsync(broker, Form(work), Files.Pdf, "again.pdf");
        Assert.Equal(422, (int)twice.StatusCode);
        Assert.Contains("attached already", (await twice.DocumentAsync()).Words(), StringComparison.Ordinal);
        Assert.True(portal.Services.GetRequiredService<IFileStore>().Exists((await LastAsync()).FileKey));
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "Program", "not a file that can be attached" }, { "Zip", "not a file that can be attached" }, { "Macros", "not a file that can be attached" },
        { "Empty", "is empty" }, { "Large", "larger than 100 KB" }, { "Binary", "not a file that can be attached" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task What_is_not_taken_is_told_and_leaves_nothing(string what, string sentence)
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var work = await portal.FileProtestAsync();
        var file = what switch
        {
            "Program" => Files.Program,
            "Zip" => Files.Zip(),
            "Macros" => Files.WithMacros,
            "Empty" => [],
            "Large" => [.. Files.Pdf, .. new byte[100_000]],
            _ => [.. Encoding.ASCII.GetBytes(new string('a', 70_000)), 0, 1, 2], // text at first, and then not
        };
        using var answer = await AttachAsync(broker, Form(work), file, "invoice.pdf");
        var page = await answer.DocumentAsync();
        Assert.Equal(422, (int)answer.StatusCode);
        PageChecks.AssertSound(page);
        Assert.Contains(sentence, page.Words(), StringComparison.Ordinal);
        Assert.Equal(0, await portal.DataAsync(db => db.Attachments.CountAsync(a => a.WorkId == work.Row.Id)));
        Assert.Equal(1, await portal.DataAsync(db => db.Events.CountAsync(e => e.StreamType == "protest" && e.StreamId == work.Row.Id)));
        // A package is looked into when it is whole: it waits for the sweep, which no row stops. Of the others nothing was written.
        var key = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file));
        Assert.Equal(what is "Zip" or "Macros", portal.Services.GetRequiredService<IFileStore>().Exists(key));
        Assert.Empty(await portal.DataAsync(db => FilesNamed.AmongAsync(db, [key])));
    }

    [Fact]
    public async Task All_files_of_an_item_together_have_a_limit_too_and_no_file_and_no_token_are_told()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var work = await portal.FileProtestAsync();
        using (var first = await AttachAsync(broker, Form(work), [.. Files.Pdf, .. new byte[90_000]], "a.pdf")) Assert.Equal(302, (int)first.StatusCode);
        using (var second = await AttachAsync(broker, Form(work), [.. Files.Pdf, .. new byte[80_000]], "b.pdf"))
            Assert.Contains("more than 150 KB together", (await second.DocumentAsync()).Words(), StringComparison.Ordinal);
        using (var none = await AttachAsync(broker, Form(work), null, "")) Assert.Contains("Choose the document to attach.", (await none.DocumentAsync()).Words(), StringComparison.Ordinal);
        using var forged = await AttachAsync(broker, Form(work), Files.Pdf, "a.pdf", withToken: false);
        Assert.Equal(400, (int)forged.StatusCode);
    }

    [Fact]
    public async Task Another_party_finds_neither_item_nor_file_and_what_is_for_staff_stays_with_staff()
    {
        var work = await portal.FileProtestAsync();
        using var specialist = await portal.SignedInAsync(PortalRoles.Specialist);
        using (var answer = await AttachAsync(specialist, Form(work), Files.Text, "opinion.txt", staffOnly: true)) Assert.Equal(302, (int)answer.StatusCode);
        var opinion = await LastAsync();
        Assert.True(opinion.ForStaffOnly);
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        using (await AttachAsync(broker, Form(work), Files.Pdf, "invoice.pdf", staffOnly: true)) { } // not a filer's to say
        var invoice = await LastAsync();
        Assert.False(invoice.ForStaffOnly);

        await StatusAsync(specialist, invoice.Id, 200);
        await StatusAsync(specialist, opinion.Id, 200);
        await StatusAsync(broker, invoice.Id, 200);
        await StatusAsync(broker, opinion.Id, 404);
        Assert.DoesNotContain("opinion", (await broker.PageAsync(Form(work))).Words(), StringComparison.Ordinal);

        using var other = await portal.SignedInAsync(PortalRoles.Broker, "Another brokerage");
        await StatusAsync(other, invoice.Id, 404);
        using var form = await other.GetAsync(new Uri(Form(work), UriKind.Relative));
        Assert.Equal(404, (int)form.StatusCode);
        using var nobody = portal.Anonymous();
        using var sent = await nobody.GetAsync(new Uri($"/attachments/{invoice.Id}", UriKind.Relative));
        Assert.Equal(302, (int)sent.StatusCode);

        static async Task StatusAsync(HttpClient browser, long id, int status)
        {
            using var answer = await browser.GetAsync(new Uri($"/attachments/{id}", UriKind.Relative));
            Assert.Equal(status, (int)answer.StatusCode);
        }
    }

    [Fact]
    public async Task Text_is_shown_as_text_pictures_as_pictures_and_only_what_is_safe_inline()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var work = await portal.FileProtestAsync();
        var ids = new Dictionary<string, long>();
        foreach (var type in new[] { "Text", "Png", "Pdf", "Eml" })
        {
            using (await AttachAsync(broker, Form(work), Of(type), type)) { }
            ids[type] = (await LastAsync()).Id;
        }
        var text = await broker.PageAsync($"/attachments/{ids["Text"]}/preview");
        PageChecks.AssertSound(text);
        Assert.Contains("<script>alert(1)</script> Größe", text.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(text.QuerySelectorAll("pre script"));
        var picture = await broker.PageAsync($"/attachments/{ids["Png"]}/preview");
        PageChecks.AssertSound(picture);
        using (var png = await broker.GetAsync(new Uri(picture.QuerySelector("main img")!.GetAttribute("src")!, UriKind.Relative)))
        {
            Assert.Equal(("image/png", "inline"), (png.Content.Headers.ContentType!.MediaType, png.Content.Headers.ContentDisposition!.DispositionType));
            Assert.Contains("sandbox", png.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
        using (var pdf = await broker.GetAsync(new Uri($"/attachments/{ids["Pdf"]}?handler=Inline", UriKind.Relative)))
        {
            Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
            Assert.Contains("default-src 'none'", pdf.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
        foreach (var address in new[] { $"/attachments/{ids["Text"]}?handler=Inline", $"/attachments/{ids["Eml"]}?handler=Inline", $"/attachments/{ids["Eml"]}/preview" })
        {
            using var answer = await broker.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(404, (int)answer.StatusCode);
        }
    }

    [Fact]
    public async Task Documents_of_a_draft_come_and_go_and_are_its_organizations_alone()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var user = await portal.UserIdAsync(PortalRoles.Broker);
        var (draft, organization) = await DraftAsync(user);
        var form = string.Create(CultureInfo.InvariantCulture, $"/attachments/add?draft={draft}");
        using (var answer = await AttachAsync(broker, form, Files.Png, "photo.png")) Assert.Equal(302, (int)answer.StatusCode);
        var photo = await LastAsync();
        Assert.Equal(draft, photo.DraftId);
        foreach (var role in new[] { PortalRoles.Importer, PortalRoles.Specialist })
        {
            using var other = await portal.SignedInAsync(role);
            using var answer = await other.GetAsync(new Uri($"/attachments/{photo.Id}", UriKind.Relative));
            Assert.Equal(404, (int)answer.StatusCode);
        }
        var page = await broker.PageAsync(form);
        PageChecks.AssertSound(page);
        using var removed = await broker.PostAsync(new Uri($"/attachments/{photo.Id}/remove", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = page.Token(),
            ["draft"] = draft.ToString(CultureInfo.InvariantCulture),
        }));
        Assert.Equal(302, (int)removed.StatusCode);
        Assert.False(await portal.DataAsync(db => db.Attachments.AnyAsync(a => a.Id == photo.Id)));
    }

    Task<(long Draft, long Organization)> DraftAsync(long user) => portal.DataAsync(async db =>
    {
        var organization = (await db.Users.Where(u => u.Id == user).Select(u => u.OrganizationId).SingleAsync())!.Value;
        var row = new WorkDraft { OwnerId = user, OrganizationId = organization, Kind = "protest", FormVersion = 1, Title = "Computers", CreatedAt = DateTime.UtcNow, UpdatedAt = DateTime.UtcNow };
        db.WorkDrafts.Add(row);
        await db.SaveChangesAsync();
        return (row.Id, organization);
    });

    [Fact]
    public async Task Taking_a_document_away_leaves_bytes_that_a_waiting_list_needs_and_the_sweep_removes_what_nothing_names()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (draft, organization) = await DraftAsync(await portal.UserIdAsync(PortalRoles.Broker));
        var form = string.Create(CultureInfo.InvariantCulture, $"/attachments/add?draft={draft}");
        var files = portal.Services.GetRequiredService<IFileStore>();
        byte[][] both = [[.. Files.Csv, .. "list"u8], [.. Files.Csv, .. "other"u8]];
        List<string> keys = [];
        foreach (var bytes in both)
        {
            using (var answer = await AttachAsync(broker, form, bytes, "list.csv")) Assert.Equal(302, (int)answer.StatusCode);
            keys.Add((await LastAsync()).FileKey);
        }
        await portal.DataAsync(db =>
        {
            db.ProtestBatches.Add(new() { OrganizationId = organization, FileName = "list.csv", Sha256 = keys[0], StoredFile = keys[0], ReceivedAt = DateTime.UtcNow });
            return db.SaveChangesAsync();
        });
        foreach (var id in await portal.DataAsync(db => db.Attachments.Where(a => a.DraftId == draft).Select(a => a.Id).ToListAsync()))
        {
            using var removed = await broker.PostAsync(new Uri($"/attachments/{id}/remove", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = (await broker.PageAsync(form)).Token(),
                ["draft"] = draft.ToString(CultureInfo.InvariantCulture),
            }));
            Assert.Equal(302, (int)removed.StatusCode);
        }
        Assert.True(files.Exists(keys[0])); // the list's
        Assert.True(files.Exists(keys[1])); // perhaps on its way into another row: the sweep knows by its age
        foreach (var file in Directory.EnumerateFiles(Path.Combine(portal.Folder, "files"), "*", SearchOption.AllDirectories)) File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-7));
        await portal.Services.GetRequiredService<UploadFileSweep>().RunAsync();
        Assert.Equal([true, false], keys.Select(files.Exists));
    }

    [Fact]
    public async Task A_document_still_on_its_way_when_the_draft_is_sent_is_refused_and_a_second_click_attaches_nothing()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (draft, _) = await DraftAsync(await portal.UserIdAsync(PortalRoles.Broker));
        var form = string.Create(CultureInfo.InvariantCulture, $"/attachments/add?draft={draft}");
        var page = await broker.PageAsync(form);
        byte[] large = [.. Files.Pdf, .. new byte[75_000]]; // more than a pipe holds: when all but its end is sent, the server is reading it

        var first = new SlowFile(large);
        var sending = SendAsync(first);
        await first.NearlySent;
        using (var click = await AttachAsync(broker, form, large, "a.pdf")) Assert.Equal(302, (int)click.StatusCode);
        first.Finish();
        using (var answer = await sending) Assert.Contains("attached already", (await answer.DocumentAsync()).Words(), StringComparison.Ordinal);

        var second = new SlowFile([.. large[..70_000], 1]);
        sending = SendAsync(second);
        await second.NearlySent;
        var recorded = await portal.DataAsync(db => DraftDocuments.OfAsync(db, draft));
        // Sent while another document is added, it is not filed without that; and once it is filed, nothing is added.
        await portal.DataAsync(async db =>
        {
            await db.WriteAsync(async () =>
            {
                await Assert.ThrowsAsync<Domain.Work.WorkRefusedException>(() => DraftDocuments.MoveAsync(db, draft, [], [], DateTime.UtcNow));
                await DraftDocuments.MoveAsync(db, draft, recorded, [], DateTime.UtcNow);
            });
            return await db.WorkDrafts.Where(d => d.Id == draft).ExecuteUpdateAsync(d => d.SetProperty(r => r.FiledAs, "2704-26-100001"));
        });
        second.Finish();
        using (var answer = await sending)
        {
            Assert.Equal(422, (int)answer.StatusCode);
            Assert.Contains("The draft was sent or deleted while this file was on its way", (await answer.DocumentAsync()).Words(), StringComparison.Ordinal);
        }
        Assert.False(await portal.DataAsync(db => db.Attachments.AnyAsync(a => a.DraftId == draft)));

        async Task<HttpResponseMessage> SendAsync(SlowFile file)
        {
            using var content = new MultipartFormDataContent
            {
                { new StringContent(page.Token()), "__RequestVerificationToken" },
                { new StringContent(draft.ToString(CultureInfo.InvariantCulture)), "Draft" },
                { new StreamContent(file, 4096), "Attachment", "a.pdf" },
            };
            return await broker.PostAsync(new Uri("/attachments/add", UriKind.Relative), content);
        }
    }
}
