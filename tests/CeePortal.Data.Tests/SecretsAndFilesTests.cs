using System.Security.Cryptography;
using System.Text;
using CeePortal.Data.Files;
using CeePortal.Data.Secrets;
using CeePortal.Data.Trade;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests;

public sealed class SecretsAndFilesTests : IDisposable
{
    readonly TestDatabase test = new();

    public void Dispose() => test.Dispose();

    FolderFileStore Store(long? quota = null) => new(new StorageSettings(Path.Combine(test.Folder, "files"), quota), test.Protection, test.Time);

    [Fact]
    public async Task A_social_security_number_stands_nowhere_in_clear_and_is_found_and_revealed()
    {
        var number = ImporterNumber.Parse("123-45-6789");
        var directory = new ImporterDirectory(test.Factory, test.Vault, test.Time);
        var id = (await directory.EnsureAsync([number], _ => "A person"))[number];
        Assert.Equal(id, (await new ImporterDirectory(test.Factory, test.Vault, test.Time).FindAsync([number]))[number]);
        await using (var db = test.Open())
        {
            var row = await db.Importers.SingleAsync();
            Assert.Null(row.NumberText);
            Assert.Equal("***-**-6789", row.Display);
            Assert.Equal(number, test.Vault.Reveal(row));
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        foreach (var file in Directory.EnumerateFiles(test.Folder))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[open.Length];
            await open.ReadExactlyAsync(bytes);
            Assert.Equal(-1, bytes.AsSpan().IndexOf("123-45-6789"u8));
            Assert.Equal(-1, bytes.AsSpan().IndexOf("123456789"u8));
        }
    }

    [Fact]
    public void The_look_up_hash_is_keyed_and_the_same_on_every_node()
    {
        var number = ImporterNumber.Parse("12-3456789");
        var other = new ImporterNumberVault(test.Protection, new LookupKeyRing(test.Factory, test.Protection, TestDatabase.Configuration(), test.Time));
        Assert.Equal(test.Vault.Hash(number), other.Hash(number));
        Assert.NotEqual(SHA256.HashData(Encoding.ASCII.GetBytes("12-3456789")), test.Vault.Hash(number));
        using var apart = new TestDatabase();
        Assert.NotEqual(test.Vault.Hash(number), apart.Vault.Hash(number));
    }

    [Fact]
    public void A_look_up_key_from_the_settings_must_stay_the_same()
    {
        LookupKeyRing Ring(byte b) => new(test.Factory, test.Protection, TestDatabase.Configuration(("Secrets:LookupKey", Convert.ToBase64String(Enumerable.Repeat(b, 32).ToArray()))), test.Time);
        Assert.Equal(Ring(1).Current.Key, Ring(1).Current.Key);
        Assert.Contains("Secrets:LookupKey differs", Assert.Throws<InvalidOperationException>(() => Ring(2).Current).Message);
        Assert.Contains("32 bytes", Assert.Throws<InvalidOperationException>(() =>
            new LookupKeyRing(test.Factory, test.Protection, TestDatabase.Configuration(("Secrets:LookupKey", "abc")), test.Time).Current).Message);
    }

    [Fact]
    public async Task Two_uploads_that_enter_the_same_new_importers_at_once_get_the_same_keys()
    {
        var numbers = Enumerable.Range(0, 40).Select(i => ImporterNumber.Parse($"12-34567{i:D2}")).ToList();
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() =>
            new ImporterDirectory(test.Factory, test.Vault, test.Time).EnsureAsync(n % 2 == 0 ? numbers : numbers.AsEnumerable().Reverse()))));
        Assert.All(results, r => Assert.Equal(results[0].OrderBy(p => p.Value), r.OrderBy(p => p.Value)));
        await using var db = test.Open();
        Assert.Equal(40, await db.Importers.CountAsync());
    }

    [Theory, InlineData(0), InlineData(1), InlineData(65_535), InlineData(65_536), InlineData(65_537), InlineData(300_000)]
    public async Task A_file_reads_back_from_any_place(int length)
    {
        var store = Store();
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        var stored = await store.PutAsync(new MemoryStream(bytes));
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(bytes)), (long)length), (stored.Key, stored.Bytes));
        await using var all = store.Open(stored.Key)!;
        Assert.Equal(length, all.Length);
        var copy = new MemoryStream();
        await all.CopyToAsync(copy);
        Assert.Equal(bytes, copy.ToArray());
        foreach (var offset in new[] { length / 3, Math.Max(0, length - 5), length })
        {
            await using var part = store.Open(stored.Key, offset)!;
            copy = new MemoryStream();
            await part.CopyToAsync(copy);
            Assert.Equal(bytes[offset..], copy.ToArray());
        }
    }

    [Fact]
    public async Task Files_are_encrypted_and_a_changed_or_cut_file_does_not_open()
    {
        var store = Store();
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("IMPORTER 123-45-6789\n", 10_000)));
        var key = (await store.PutAsync(new MemoryStream(text))).Key;
        var path = Directory.EnumerateFiles(Path.Combine(test.Folder, "files"), key, SearchOption.AllDirectories).Single();
        var stored = await File.ReadAllBytesAsync(path);
        Assert.Equal(-1, stored.AsSpan().IndexOf("123-45-6789"u8));

        var changed = stored.ToArray();
        changed[^100] ^= 1;
        await File.WriteAllBytesAsync(path, changed);
        await using (var open = store.Open(key)!) await Assert.ThrowsAnyAsync<CryptographicException>(() => open.CopyToAsync(Stream.Null));
        // Cut exactly after a chunk: each chunk is sound, but the last one is not marked as the last.
        var head = stored.Length - text.Length - 16 * ((text.Length + 65_535) / 65_536);
        await File.WriteAllBytesAsync(path, stored[..(head + 2 * (65_536 + 16))]);
        await using (var open = store.Open(key)!) await Assert.ThrowsAnyAsync<CryptographicException>(() => open.CopyToAsync(Stream.Null));
    }

    [Fact]
    public async Task A_crash_while_writing_leaves_no_file_and_the_sweep_clears_the_rest()
    {
        var store = Store();
        var draft = store.Create();
        await draft.WriteAsync(new byte[100_000]);
        await draft.DisposeAsync(); // no commit
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(test.Folder, "files"), "*", SearchOption.AllDirectories));

        // What a killed process leaves: a draft on disk, and a file that no row names.
        await File.WriteAllBytesAsync(Path.Combine(test.Folder, "files", "drafts", "left"), new byte[10]);
        var orphan = (await store.PutAsync(new MemoryStream([1, 2, 3]))).Key;
        var kept = (await store.PutAsync(new MemoryStream([4, 5, 6]))).Key;
        var samples = await Samples.CreateAsync(test);
        await using (var db = test.Open())
        {
            db.Attach(samples.Upload).Entity.StoredFile = kept;
            await db.SaveChangesAsync();
        }
        var sweep = new UploadFileSweep(test.Factory, store, TestDatabase.Configuration(), test.Time);
        test.Time.SetUtcNow(DateTimeOffset.UtcNow > test.Time.GetUtcNow() ? DateTimeOffset.UtcNow : test.Time.GetUtcNow());
        foreach (var file in Directory.EnumerateFiles(Path.Combine(test.Folder, "files"), "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, test.Time.GetUtcNow().UtcDateTime);
        Assert.Equal(0, await sweep.RunAsync()); // young: may belong to an upload that is being entered
        test.Time.Advance(TimeSpan.FromHours(7));
        Assert.Equal(2, await sweep.RunAsync());
        Assert.Equal((false, true), (store.Exists(orphan), store.Exists(kept)));
    }

    [Fact]
    public async Task The_same_bytes_are_kept_once_and_the_quota_refuses_more()
    {
        var store = Store(quota: 200_000);
        var one = await store.PutAsync(new MemoryStream(new byte[100_000]));
        var again = await store.PutAsync(new MemoryStream(new byte[50_000]));
        Assert.NotEqual(one.Key, again.Key);
        await Assert.ThrowsAsync<StorageFullException>(() => store.PutAsync(new MemoryStream(Enumerable.Repeat((byte)7, 100_000).ToArray())));
        Assert.True(store.Delete(one.Key));
        Assert.False(store.Delete(one.Key));
        Assert.Null(store.Open(one.Key));
        await store.PutAsync(new MemoryStream(Enumerable.Repeat((byte)7, 100_000).ToArray()));
        await store.CheckAsync();
    }

    [Fact]
    public void A_key_that_leaves_the_folder_is_refused() => Assert.Throws<ArgumentException>(() => Store().Open("../../../etc/passwd"));
}
