using System.Text.Json;
using CeePortal.Data.Accounts;
using CeePortal.Data.Uploads;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Operations;

/// <summary><c>check</c> foretells and stores nothing, <c>import</c> files; both answer alike.</summary>
public sealed class FileVerbTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    static readonly string[] FindingFields = ["entry", "record", "type", "columns", "field", "value", "code", "severity", "message", "fix"];

    [Theory]
    [InlineData("catair", "CatairAe")]
    [InlineData("csv", "CsvTemplate")]
    public async Task Check_foretells_what_import_then_does_and_stores_nothing_itself(string format, string named)
    {
        await portal.AccountAsync(PortalRoles.Broker); // files as XYZ
        var file = Path.Combine(portal.Folder, $"faulty.{format}");
        var sample = await portal.JsonAsync(0, "sample", "--format", format, "--entries", "24", "--lines", "2", "--seed", format == "csv" ? "31" : "32", "--faults", "25", "--out", file);
        var before = await StoredAsync();

        var check = await portal.JsonAsync(1, "check", file);
        Assert.Equal(before, await StoredAsync());
        Assert.Equal(["format", "entries", "accepted", "rejected", "destinations", "findings"], check.Names()); // totals first, the long list last
        Assert.Equal((named, 24, 18, 6), (check.GetProperty("format").GetString(), Number(check, "entries"), Number(check, "accepted"), Number(check, "rejected")));
        Assert.Equal(18, check.Counts("destinations").Values.Sum());
        var findings = check.GetProperty("findings").EnumerateArray().ToList();
        Assert.All(findings, f => Assert.Equal(FindingFields, f.Names()));
        var fatal = findings.Where(f => f.GetProperty("severity").GetString() == "fatal").ToList();
        Assert.Equal(6, fatal.Select(f => f.GetProperty("entry").GetString()).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(sample.Counts("expectedCodes"), fatal.GroupBy(f => f.GetProperty("code").GetString()!).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal));

        var import = await portal.JsonAsync(1, "import", file, "--filer", "XYZ");
        Assert.Equal(["format", "entries", "accepted", "rejected", "upload", "status", "repeat", "destinations", "findings"], import.Names());
        Assert.Equal(("Done", false), (import.GetProperty("status").GetString(), import.GetProperty("repeat").GetBoolean()));
        AssertSame(check, import);
        Assert.Equal((before.Uploads + 1, before.Entries + 18), await StoredAsync());
    }

    [Fact]
    public async Task The_same_bytes_again_change_nothing_and_tell_what_came_of_them()
    {
        await portal.AccountAsync(PortalRoles.Broker);
        var file = Path.Combine(portal.Folder, "twice.txt");
        await portal.JsonAsync(0, "sample", "--entries", "10", "--seed", "41", "--faults", "10", "--out", file);
        var first = await portal.JsonAsync(1, "import", file, "--filer", "xyz");
        var stored = await StoredAsync();

        var ran = await portal.RunAsync(["import", file, "--filer", "XYZ", "--json"]);
        Assert.Equal(1, ran.Code); // the same answer, so the same exit code
        Assert.Contains("You sent exactly this file before, so it is not filed a second time.", ran.Errors, StringComparison.Ordinal);
        Assert.True(ran.Json.GetProperty("repeat").GetBoolean());
        Assert.Equal(first.GetProperty("upload").GetInt64(), ran.Json.GetProperty("upload").GetInt64());
        AssertSame(first, ran.Json);
        Assert.Equal(stored, await StoredAsync());

        // A check after the import foretells what an import of other bytes with the same entries would do.
        var again = Path.Combine(portal.Folder, "twice-spaced.txt");
        await File.WriteAllTextAsync(again, await File.ReadAllTextAsync(file) + "\n");
        var check = await portal.JsonAsync(1, "check", again);
        Assert.Equal((9, 1), (Number(check, "accepted"), Number(check, "rejected"))); // the same broker reference: action A replaces
        AssertSame(check, await portal.JsonAsync(1, "import", again, "--filer", "XYZ"));
        Assert.Equal(stored.Entries, (await StoredAsync()).Entries);
    }

    [Fact]
    public async Task A_sound_file_ends_with_code_0_and_people_read_totals_and_Centers()
    {
        await portal.AccountAsync(PortalRoles.Broker);
        var file = Path.Combine(portal.Folder, "sound.txt");
        await portal.JsonAsync(0, "sample", "--entries", "8", "--seed", "51", "--out", file);
        var check = await portal.RunAsync(["check", file]);
        Assert.Equal((0, ""), (check.Code, check.Errors));
        Assert.StartsWith("8 entries: 8 accepted, 0 rejected.", check.Output, StringComparison.Ordinal);
        Assert.Matches(@"\n +\d  .+ Center \(0(0[1-9]|10)\)", check.Output);
        var import = await portal.RunAsync(["import", file, "--filer", "XYZ"]);
        Assert.Equal((0, check.Output), (import.Code, import.Output));
    }

    [Fact]
    public async Task Another_brokers_file_is_refused_and_leaves_nothing()
    {
        await portal.AccountAsync(PortalRoles.Broker);
        await portal.JsonAsync(0, "create-user", "--email", "other@broker.example", "--role", "Broker", "--organization", "Other Brokers", "--filer", "OTH");
        var file = Path.Combine(portal.Folder, "foreign.txt");
        await portal.JsonAsync(0, "sample", "--entries", "3", "--seed", "61", "--out", file);
        var before = await StoredAsync();
        await portal.RefusesAsync("This file speaks for filer XYZ, which is not your organization's. You file as OTH.", "import", file, "--filer", "OTH");
        await portal.RefusesAsync("No broker here has the filer code QQQ. Add one: create-user --role Broker", "import", file, "--filer", "QQQ");
        await portal.RefusesAsync("filer code", "import", file, "--filer", "WXYZ");
        await portal.RefusesAsync("'--filer'", "import", file);
        Assert.Equal(before, await StoredAsync());
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("folder")]
    [InlineData("empty")]
    [InlineData("binary")]
    [InlineData("letter")]
    [InlineData("zip")]
    public async Task What_is_no_readable_file_is_refused_in_a_sentence(string kind)
    {
        await portal.AccountAsync(PortalRoles.Broker);
        var file = Path.Combine(portal.Folder, "no-" + kind);
        var sentence = kind switch
        {
            "missing" => $"There is no file {file}.",
            "folder" => $"{file} is a folder. Name a file in it.",
            "empty" => "empty",
            _ => "",
        };
        if (kind == "folder") Directory.CreateDirectory(file);
        else if (kind != "missing")
            await File.WriteAllBytesAsync(file, kind switch
            {
                "empty" => [],
                "binary" => [.. Enumerable.Range(0, 4000).Select(i => (byte)(i * 7919 >> 3))],
                "zip" => [.. "PK\u0003\u0004"u8, .. new byte[400]],
                _ => [.. "Dear Sir or Madam,\nthis is a letter.\n"u8],
            });
        var before = await StoredAsync();
        await portal.RefusesAsync(sentence, "check", file);
        await portal.RefusesAsync(sentence, "import", file, "--filer", "XYZ");
        Assert.Equal(before, await StoredAsync());
    }

    [Fact]
    public async Task A_batch_with_a_broken_envelope_is_refused_whole_with_its_findings()
    {
        await portal.AccountAsync(PortalRoles.Broker);
        var file = Path.Combine(portal.Folder, "cut.txt");
        await portal.JsonAsync(0, "sample", "--entries", "4", "--seed", "71", "--out", file);
        var lines = await File.ReadAllLinesAsync(file);
        await File.WriteAllLinesAsync(file, lines[..^1]); // without its Z record
        var before = await StoredAsync();
        var check = await portal.JsonAsync(1, "check", file);
        var import = await portal.JsonAsync(1, "import", file, "--filer", "XYZ");
        foreach (var answer in new[] { check, import })
        {
            Assert.Equal((4, 0, 4), (Number(answer, "entries"), Number(answer, "accepted"), Number(answer, "rejected")));
            Assert.NotEmpty(answer.GetProperty("findings").EnumerateArray());
            Assert.Empty(answer.Counts("destinations"));
        }
        Assert.Equal(before.Entries, (await StoredAsync()).Entries);
    }

    static void AssertSame(JsonElement one, JsonElement other)
    {
        foreach (var total in (string[])["format", "entries", "accepted", "rejected"])
            Assert.Equal(one.GetProperty(total).ToString(), other.GetProperty(total).ToString());
        Assert.Equal(one.Counts("destinations"), other.Counts("destinations"));
        Assert.Equal(Findings(one), Findings(other));

        static IEnumerable<string> Findings(JsonElement answer) => answer.GetProperty("findings").EnumerateArray().Select(f => f.GetRawText()).Order(StringComparer.Ordinal);
    }

    async Task<(int Uploads, int Entries)> StoredAsync() =>
        await portal.DataAsync(async data => (await data.Uploads.CountAsync(u => u.Status != UploadStatus.Refused), await data.Entries.CountAsync()));

    static int Number(JsonElement answer, string name) => answer.GetProperty(name).GetInt32();
}

/// <summary>In a process of its own on an empty folder: nothing but the document on standard output, nothing at all on standard error.</summary>
public sealed class FileVerbProcessTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("ceeportal-verb-").FullName;

    [Fact]
    public async Task The_first_verb_on_a_new_machine_answers_with_the_document_alone()
    {
        var (written, _, _) = await ProgramRun.OfAsync(folder, ["sample", "--entries", "5", "--out", "sample.txt"]);
        Assert.Equal(0, written);
        var (code, output, errors) = await ProgramRun.OfAsync(folder, ["check", "sample.txt", "--json"]);
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(5, new Ran(code, output, errors).Json.GetProperty("accepted").GetInt32());
        Assert.EndsWith("}\n", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
