using CeePortal.Data.Accounts;
using CeePortal.Data.Clocks;
using CeePortal.Data.Keys;
using CeePortal.Data.Messages;
using CeePortal.Data.Tests.Work;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using Microsoft.Extensions.Logging.Abstractions;

namespace CeePortal.Data.Tests.Messages;

/// <summary>A protest of a broker for an importer, with people on every side.</summary>
public abstract class MessagesTest : IAsyncLifetime, IDisposable
{
    protected TestDatabase Test { get; } = new();
    private protected Samples Samples { get; private set; } = null!;
    protected WorkStore Store { get; private set; } = null!;

    /// <summary>The broker who files, a colleague, the importer's person, another broker's, two specialists, one of them disabled.</summary>
    protected const long Filing = 11, Colleague = 12, OfImporter = 13, Stranger = 14, Specialist = 21, Disabled = 22, Watcher = 23;

    public virtual async Task InitializeAsync()
    {
        Samples = await Samples.CreateAsync(Test);
        Store = WorkSamples.Store(Test);
        await using var db = Test.Open();
        var slice = Samples.Slice();
        slice.Added.Add(Samples.Entry(1));
        Assert.Equal(SliceResult.Written, (await new BulkWriter(Test.Factory, TimeProvider.System).WriteAsync(slice)).Result);
        var now = Test.Time.GetUtcNow().UtcDateTime;
        Organization New(OrganizationKind kind, string name) => new() { Kind = kind, Name = name, CreatedAt = now };
        var (importer, other, center) = (New(OrganizationKind.Importer, "Importer"), New(OrganizationKind.Broker, "Another broker"), New(OrganizationKind.Center, "Center"));
        db.AddRange(importer, other, center);
        await db.SaveChangesAsync();
        db.Add(new OrganizationImporter { OrganizationId = importer.Id, ImporterId = Samples.Importer.Id });
        Person(Filing, Samples.Broker.Id);
        Person(Colleague, Samples.Broker.Id);
        Person(OfImporter, importer.Id);
        Person(Stranger, other.Id);
        Person(Specialist, center.Id);
        Person(Watcher, center.Id);
        Person(Disabled, importer.Id).LockoutEnd = DateTimeOffset.MaxValue;
        await db.SaveChangesAsync();

        PortalUser Person(long id, long organization)
        {
            var user = new PortalUser { Id = id, DisplayName = $"Person {id}", UserName = $"p{id}@example.test", NormalizedUserName = $"P{id}@EXAMPLE.TEST", Email = $"p{id}@example.test", OrganizationId = organization, CreatedAt = now };
            db.Add(user);
            return user;
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Test.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static readonly MessageSettings Settings = new(new Uri("https://portal.example.test/"), 7);

    protected MessageWriter Writer { get; } = new(Settings);

    /// <summary>A node of its own: another gate and another key source on the same file.</summary>
    protected PortalDbContextFactory Node() => new(Test.Options, new KeySource(Test.Options), new WriteGate(TimeProvider.System));

    protected NoticeExpansion Expansion(PortalDbContextFactory? node = null) => new(node ?? Test.Factory, Store, new WorkKinds([Protest.ProtestKind]),
        new LawSource(node ?? Test.Factory, Test.Time, NullLogger<LawSource>.Instance), Writer, Test.Time, NullLogger<NoticeExpansion>.Instance);

    protected async Task<WorkOnFile> FileAsync(string category = "Portable computers")
    {
        await using var db = Test.Open();
        return (await Store.FileAsync(db, [WorkSamples.Prepare(Samples, category)], Law.Declared))[0];
    }

    protected async Task ActAsync(long id, Action<Protest> act)
    {
        await using var db = Test.Open();
        var work = (await Store.FindAsync(db, id))!;
        act(work.As<Protest>());
        await Store.SaveAsync(db, work, Law.Declared);
    }

    protected static Act By(WorkRoles roles, long id) => WorkSamples.By(roles, id);

    protected async Task ChooseAsync(long person, MessageWay way, string days = "30,7,1")
    {
        await using var db = Test.Open();
        db.MessageChoices.Add(new MessageChoice { UserId = person, Way = way, DaysBefore = days });
        await db.SaveChangesAsync();
    }
}
