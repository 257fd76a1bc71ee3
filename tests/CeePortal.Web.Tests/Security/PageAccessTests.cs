using System.Security.Claims;
using CeePortal.Data.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Security;

/// <summary>Every page beside every role. The table here is written by hand and apart from PageAccess, so that who may
/// enter is always decided twice. A page that is missing here fails the test, which prints the line to add.</summary>
public sealed class PageAccessTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    const string Everybody = "everybody";
    const string SignedIn = "signed in";
    const string Desks = "Specialist Supervisor CenterDirector HeadquartersReviewer FieldOperations";
    const string EntryReaders = "Importer Broker ProtestFiler Specialist Supervisor CenterDirector PortOfficer FinesPenaltiesForfeitures HeadquartersReviewer FieldOperations Administrator";
    const string Liquidators = "Specialist Supervisor CenterDirector PortOfficer FieldOperations";
    const string AttachmentReaders = "Importer Broker ProtestFiler Surety Specialist Supervisor CenterDirector PortOfficer FinesPenaltiesForfeitures HeadquartersReviewer FieldOperations Administrator";
    const string WorkStaff = "Specialist Supervisor CenterDirector PortOfficer FinesPenaltiesForfeitures HeadquartersReviewer";
    const string WorkReaders = AttachmentReaders;
    const string UploadReaders = "Importer Broker Administrator";

    const string ProtestDeciders = "Specialist Supervisor CenterDirector PortOfficer HeadquartersReviewer";
    const string Filers = "Importer Broker ProtestFiler Surety Specialist Supervisor CenterDirector PortOfficer FinesPenaltiesForfeitures";
    const string ProtestActors = "Importer Broker ProtestFiler Surety " + ProtestDeciders;
    const string ProtestSenders = "Importer Broker ProtestFiler Surety Specialist Supervisor CenterDirector PortOfficer";
    const string ProtestReaders = "Importer Broker ProtestFiler Surety Specialist Supervisor CenterDirector PortOfficer FinesPenaltiesForfeitures HeadquartersReviewer FieldOperations Administrator";

    const string DisclosureReaders = "Importer Broker ProtestFiler Specialist Supervisor CenterDirector PortOfficer FinesPenaltiesForfeitures HeadquartersReviewer FieldOperations Administrator";

    static readonly Dictionary<string, string> Expected = new(StringComparer.Ordinal)
    {
        ["/Account/Agency"] = Everybody,
        ["/Account/Calendar"] = SignedIn,
        ["/Account/Index"] = SignedIn,
        ["/Account/Messages"] = SignedIn,
        ["/Account/Passkeys"] = SignedIn,
        ["/Account/Password"] = SignedIn,
        ["/Account/RecoveryCodes"] = SignedIn,
        ["/Account/SignIn"] = Everybody,
        ["/Account/SignInCode"] = Everybody,
        ["/Account/SignInRecovery"] = Everybody,
        ["/Account/SignOut"] = SignedIn,
        ["/Account/TwoFactor"] = SignedIn,
        ["/Admin/Index"] = "Administrator",
        ["/Admin/Jobs/Index"] = "Administrator",
        ["/Admin/Mail/Index"] = "Administrator",
        ["/Admin/Organizations/Details"] = "Administrator",
        ["/Admin/Organizations/Edit"] = "Administrator",
        ["/Admin/Organizations/Index"] = "Administrator",
        ["/Admin/Reference/Index"] = "Administrator",
        ["/Admin/Reference/Load"] = "Administrator",
        ["/Admin/Reference/Row"] = "Administrator",
        ["/Admin/Reference/Table"] = "Administrator",
        ["/Admin/Reference/Versions"] = "Administrator",
        ["/Admin/Users/Details"] = "Administrator",
        ["/Admin/Users/Edit"] = "Administrator",
        ["/Admin/Users/Index"] = "Administrator",
        ["/Attachments/Add"] = AttachmentReaders,
        ["/Attachments/File"] = AttachmentReaders,
        ["/Attachments/Preview"] = AttachmentReaders,
        ["/Attachments/Remove"] = AttachmentReaders,
        ["/Centers/Center"] = Everybody,
        ["/Centers/Index"] = Everybody,
        ["/Disclosures/Loss"] = DisclosureReaders,
        ["/Disclosures/Table"] = DisclosureReaders,
        ["/Disclosures/Template"] = Everybody,
        ["/Desk/Index"] = Desks + " Administrator",
        ["/Dev/Components"] = Everybody, // answers 404 outside Development
        ["/Entries/Entry"] = EntryReaders,
        ["/Entries/Export"] = EntryReaders,
        ["/Entries/Index"] = EntryReaders,
        ["/Errors/Index"] = Everybody,
        ["/File/Check"] = Filers, // which of the forms, the form says
        ["/File/Choose"] = Everybody, // of an entry it tells what the visitor may see
        ["/File/Draft"] = Filers,
        ["/File/Index"] = Filers,
        ["/File/Kind"] = Filers,
        ["/File/Receipt"] = Filers,
        ["/File/Step"] = Filers,
        ["/Index"] = Everybody,
        ["/Letters/Index"] = Everybody, // the code on the letter decides
        ["/Liquidation/Closing"] = EntryReaders,
        ["/Liquidation/Index"] = Liquidators,
        ["/Liquidation/Load"] = Liquidators,
        ["/Liquidation/Many"] = Liquidators,
        ["/Liquidation/New"] = Liquidators,
        ["/Liquidation/Record"] = Liquidators,
        ["/Liquidation/Template"] = Liquidators,
        ["/Liquidation/Worksheet"] = Liquidators,
        ["/List"] = Everybody,
        ["/Messages/Index"] = SignedIn,
        ["/Messages/Message"] = SignedIn,
        ["/Protests/Acts/Accelerate"] = ProtestActors,
        ["/Protests/Acts/Amend"] = ProtestActors,
        ["/Protests/Acts/Argue"] = ProtestActors,
        ["/Protests/Acts/Court"] = ProtestActors,
        ["/Protests/Acts/CourtOutcome"] = ProtestActors,
        ["/Protests/Acts/FurtherReview"] = ProtestActors,
        ["/Protests/Acts/Recipient"] = ProtestActors,
        ["/Protests/Acts/Say"] = ProtestActors,
        ["/Protests/Acts/WithdrawObjection"] = ProtestActors,
        ["/Protests/Decisions/Decide"] = ProtestDeciders,
        ["/Protests/Decisions/Forward"] = ProtestDeciders,
        ["/Protests/Decisions/Join"] = ProtestDeciders,
        ["/Protests/Decisions/Reassign"] = ProtestDeciders,
        ["/Protests/Decisions/Refuse"] = ProtestDeciders,
        ["/Protests/Decisions/Release"] = ProtestDeciders,
        ["/Protests/Decisions/Return"] = ProtestDeciders,
        ["/Protests/Decisions/Rule"] = ProtestDeciders,
        ["/Protests/Decisions/Suspend"] = ProtestDeciders,
        ["/Protests/Drafts/Check"] = ProtestSenders,
        ["/Protests/Drafts/Details"] = ProtestSenders,
        ["/Protests/Drafts/Draft"] = ProtestSenders,
        ["/Protests/Drafts/Entries"] = ProtestSenders,
        ["/Protests/Drafts/Objection"] = ProtestSenders,
        ["/Protests/Drafts/Parties"] = ProtestSenders,
        ["/Protests/Drafts/Receipt"] = ProtestSenders,
        ["/Protests/Drafts/Requests"] = ProtestSenders,
        ["/Protests/Index"] = ProtestSenders,
        ["/Protests/Lists/Batch"] = "Importer Broker ProtestFiler Surety",
        ["/Protests/Lists/Index"] = "Importer Broker ProtestFiler Surety",
        ["/Protests/Notice"] = ProtestReaders,
        ["/Protests/Template"] = Everybody,
        ["/Revenue/Index"] = EntryReaders,
        ["/Uploads/Details"] = UploadReaders,
        ["/Uploads/Download"] = UploadReaders,
        ["/Uploads/Index"] = UploadReaders,
        ["/Uploads/New"] = "Broker",
        ["/Uploads/Template"] = Everybody,
        ["/Work/Act"] = WorkReaders, // the item says who may make which move
        ["/Work/Bulk"] = WorkStaff,
        ["/Work/Index"] = WorkReaders,
        ["/Work/Item"] = WorkReaders,
        ["/Work/Letter"] = WorkReaders,
        ["/Work/Move"] = WorkReaders, // the item says who may make which move
        ["/Work/Team"] = "Supervisor CenterDirector",
        ["/Work/Sampling"] = "Specialist Supervisor CenterDirector FieldOperations",
        ["/Work/Teams"] = "Supervisor CenterDirector",
    };

    /// <summary>What is mapped without being a page, by the beginning of its pattern.</summary>
    static readonly Dictionary<string, string> ExpectedOthers = new(StringComparer.Ordinal)
    {
        ["/calendar"] = Everybody, // a secret in the address decides: CalendarTests
        ["/health/live"] = Everybody,
        ["/health/ready"] = Everybody,
        ["/admin/jobs/hangfire"] = "Administrator",
        ["/{*path}"] = Everybody, // what is not found
    };

    [Fact]
    public async Task Every_page_opens_to_those_who_should_enter_and_to_nobody_else()
    {
        var actual = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var endpoint in Endpoints())
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                actual[page.ViewEnginePath] = await WhoEntersAsync(endpoint);

        AssertSame(Expected, actual);
    }

    [Fact]
    public async Task Every_other_endpoint_is_listed_too()
    {
        var actual = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var endpoint in Endpoints().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is null))
        {
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            {
                Assert.Equal(Everybody, await WhoEntersAsync(endpoint));
                continue;
            }
            if (endpoint.RoutePattern.RawText == "{**path:file}")
                continue; // files that a developer adds between two builds; a published portal has no such endpoint
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/').Split("/{")[0];
            actual[pattern] = await WhoEntersAsync(endpoint);
        }

        AssertSame(ExpectedOthers, actual);
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in_and_comes_back_to_the_page()
    {
        using var stranger = portal.Anonymous();
        using var answer = await stranger.GetAsync(new Uri("/account/password", UriKind.Relative));
        Assert.Equal(302, (int)answer.StatusCode);
        Assert.Equal("/account/signin?returnUrl=%2Faccount%2Fpassword", answer.Headers.Location!.PathAndQuery);

        var email = await portal.AccountAsync(PortalRoles.Importer);
        using var signedIn = await stranger.PostFormAsync(answer.Headers.Location.PathAndQuery, new() { ["Input.Email"] = email, ["Input.Password"] = PortalFactory.Password });
        Assert.Equal("/account/password", signedIn.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_signed_in_visitor_without_the_role_is_told_so_at_the_same_address()
    {
        using var specialist = await portal.SignedInAsync(PortalRoles.Specialist);
        using var answer = await specialist.GetAsync(new Uri("/uploads/new", UriKind.Relative));
        Assert.Equal(403, (int)answer.StatusCode);
        Assert.Equal("You may not see this page", (await answer.DocumentAsync()).Heading());
    }

    public static TheoryData<string> Roles => [.. PortalRoles.All];

    [Theory, MemberData(nameof(Roles))]
    public async Task Every_page_without_parameters_opens_to_the_roles_that_may_enter(string role)
    {
        using var visitor = await portal.SignedInAsync(role);
        foreach (var endpoint in Endpoints().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null && e.RoutePattern.Parameters.Count == 0))
        {
            using var answer = await visitor.GetAsync(new Uri("/" + endpoint.RoutePattern.RawText, UriKind.Relative));
            var status = (int)answer.StatusCode;
            Assert.True(status < 500, $"{endpoint.RoutePattern.RawText} answers {role} with {status}.");
            Assert.Equal(!await MayEnterAsync(endpoint, Visitor(role)), status == 403);
        }
    }

    IEnumerable<RouteEndpoint> Endpoints() => portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    async Task<string> WhoEntersAsync(RouteEndpoint endpoint)
    {
        if (await MayEnterAsync(endpoint, new ClaimsPrincipal(new ClaimsIdentity())))
            return Everybody;
        var roles = new List<string>();
        foreach (var role in PortalRoles.All)
            if (await MayEnterAsync(endpoint, Visitor(role)))
                roles.Add(role);
        return roles.Count == PortalRoles.All.Count ? SignedIn : string.Join(' ', roles);
    }

    /// <summary>Asks the framework's own middleware, with the endpoint as it was mapped.</summary>
    async Task<bool> MayEnterAsync(RouteEndpoint endpoint, ClaimsPrincipal visitor)
    {
        var isIn = false;
        await using var scope = portal.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = visitor };
        context.Request.Scheme = "https";
        context.Request.Host = new HostString("localhost");
        context.SetEndpoint(endpoint);
        var door = ActivatorUtilities.CreateInstance<AuthorizationMiddleware>(scope.ServiceProvider, (RequestDelegate)(_ =>
        {
            isIn = true;
            return Task.CompletedTask;
        }));
        await door.Invoke(context);
        return isIn;
    }

    static ClaimsPrincipal Visitor(string role) => new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, "1"), new(ClaimTypes.Role, role)], "test"));

    /// <summary>Says what differs, in lines that can be pasted into the table once they have been thought about.</summary>
    static void AssertSame(Dictionary<string, string> expected, SortedDictionary<string, string> actual)
    {
        var wrong = actual.Where(a => !expected.TryGetValue(a.Key, out var who) || who != a.Value)
            .Select(a => $"[\"{a.Key}\"] = \"{a.Value}\", // {(expected.TryGetValue(a.Key, out var who) ? $"the table says \"{who}\"" : "not in the table")}")
            .Concat(expected.Keys.Except(actual.Keys, StringComparer.Ordinal).Select(gone => $"{gone} is in the table, but there is no such page."))
            .ToList();
        Assert.True(wrong.Count == 0, "Who opens what is not as the table says:\n" + string.Join('\n', wrong));
    }
}
