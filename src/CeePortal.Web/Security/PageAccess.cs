using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using static CeePortal.Data.Accounts.PortalRoles;

namespace CeePortal.Web.Security;

/// <summary>Who may open which pages, in one table. The most specific row decides; a page that no row covers is open to
/// nobody. A test lists every page and every role beside this table, so a change here is a change there.</summary>
/// <remarks>This table says which pages a role may open. Which rows it then sees is another matter: the query filters of
/// PortalDbContext, by the visitor's organization.</remarks>
public static class PageAccess
{
    // People of CBP whose work is the Centers' post-release work.
    static readonly string[] Desks = [Specialist, Supervisor, CenterDirector, HeadquartersReviewer, FieldOperations];

    static readonly string[] ProtestSenders = [Importer, Broker, ProtestFiler, Surety, Specialist, Supervisor, CenterDirector, PortOfficer];

    static readonly Rule[] Table =
    [
        // For everybody: what a company needs to know before it has an account, and the way in.
        new("/Index", Audience.Everybody),
        new("/List", Audience.Everybody),
        new("/Centers", Audience.Everybody),
        // Whoever holds a letter of CBP finds by its code what it means, and answers.
        new("/Letters", Audience.Everybody),
        new("/Errors", Audience.Everybody),
        // The components beside each other; found everywhere but in Production.
        new("/Dev", Audience.Everybody),
        new("/Account/SignIn", Audience.Everybody),
        new("/Account/SignInCode", Audience.Everybody),
        new("/Account/SignInRecovery", Audience.Everybody),
        new("/Account/Agency", Audience.Everybody),
        // The template is a blank form: whoever prepares files, with an account or without, may fetch it.
        new("/Uploads/Template", Audience.Everybody),

        // Everyone's own account, and everyone's own messages.
        new("/Account", Audience.SignedIn),
        new("/Messages", Audience.SignedIn),

        // An importer sees its own entries, a broker those it filed, an attorney those of clients who gave it a power of
        // attorney, an officer those of the port, a Center's people the Center's. Sureties and partner agencies have no
        // right to entries as such: a surety will see the bills on its bonds, an agency what is referred to it.
        new("/Entries", Audience.Of(Importer, Broker, ProtestFiler, Specialist, Supervisor, CenterDirector, PortOfficer,
            FinesPenaltiesForfeitures, HeadquartersReviewer, FieldOperations, Administrator)),

        // Filing is customs business, which takes a broker's license (19 CFR 111.2). An importer may see the uploads that
        // touched its entries; an administrator looks after those that got stuck.
        new("/Uploads/New", Audience.Of(Broker)),
        new("/Uploads", Audience.Of(Broker, Importer, Administrator)),

        // Liquidation is CBP's: those who may record it, each on the entries of its own office.
        new("/Liquidation", Audience.Of(Specialist, Supervisor, CenterDirector, PortOfficer, FieldOperations)),
        // What closes next is for everybody who may see the entries.
        new("/Liquidation/Closing", Audience.Of(Importer, Broker, ProtestFiler, Specialist, Supervisor, CenterDirector, PortOfficer,
            FinesPenaltiesForfeitures, HeadquartersReviewer, FieldOperations, Administrator)),
        // What follows in money too: bills and refunds of one's own, of the port that collects, of the Center that decides.
        new("/Revenue", Audience.Of(Importer, Broker, ProtestFiler, Specialist, Supervisor, CenterDirector, PortOfficer,
            FinesPenaltiesForfeitures, HeadquartersReviewer, FieldOperations, Administrator)),
        // The trade files for itself or by power of attorney, a surety for itself; officers enter what came on paper.
        new("/Protests", Audience.Of(Importer, Broker, ProtestFiler, Surety, Specialist, Supervisor, CenterDirector, PortOfficer, HeadquartersReviewer)),
        new("/Protests/Index", Audience.Of(ProtestSenders)),
        new("/Protests/Drafts", Audience.Of(ProtestSenders)),
        new("/Protests/Lists", Audience.Of(Importer, Broker, ProtestFiler, Surety)),
        new("/Protests/Decisions", Audience.Of(Specialist, Supervisor, CenterDirector, PortOfficer, HeadquartersReviewer)),
        new("/Protests/Template", Audience.Everybody),
        new("/Protests/Notice", Audience.Of([Importer, Broker, ProtestFiler, Surety, FinesPenaltiesForfeitures, PortOfficer, Administrator, .. Desks])),

        // Whoever may see a disclosure sees its spreadsheet; whether one may be loaded, the item decides.
        new("/Disclosures", Audience.Of([Importer, Broker, ProtestFiler, .. Desks, PortOfficer, FinesPenaltiesForfeitures, Administrator])),
        new("/Disclosures/Template", Audience.Everybody),

        // What may be filed or opened; which of the forms, the form says.
        new("/File/Choose", Audience.Everybody),
        new("/File", Audience.Of([Importer, Broker, ProtestFiler, Surety, Specialist, Supervisor, CenterDirector, PortOfficer, FinesPenaltiesForfeitures])),

        // Documents go with the items that they are attached to: whoever may have one may open what the rows allow.
        new("/Attachments", Audience.Of(Importer, Broker, ProtestFiler, Surety, Specialist, Supervisor, CenterDirector, PortOfficer,
            FinesPenaltiesForfeitures, HeadquartersReviewer, FieldOperations, Administrator)),

        // Staff work the queue of their office; the trade follows what it filed, and answers. To see an item is not to act
        // on it: that the item and WorkActors decide.
        new("/Work", Audience.Of([Importer, Broker, ProtestFiler, Surety, .. Desks, PortOfficer, FinesPenaltiesForfeitures, Administrator])),
        new("/Work/Bulk", Audience.Of(Specialist, Supervisor, CenterDirector, PortOfficer, FinesPenaltiesForfeitures, HeadquartersReviewer)),
        // Which entries are drawn for review, and why, is not for the trade.
        new("/Work/Sampling", Audience.Of(Specialist, Supervisor, CenterDirector, FieldOperations)),
        new("/Work/Teams", Audience.Of(Supervisor, CenterDirector)),
        new("/Work/Team", Audience.Of(Supervisor, CenterDirector)),

        new("/Desk", Audience.Of([.. Desks, Administrator])),
        new("/Admin", Audience.Of(Administrator)),
    ];

    /// <summary>The rule that governs a page, named as in its folder: "/Uploads/New"; null when none does.</summary>
    static Rule? RuleOf(string page) => Table
        .Where(rule => page.Equals(rule.Path, StringComparison.OrdinalIgnoreCase) || page.StartsWith(rule.Path + "/", StringComparison.OrdinalIgnoreCase))
        .MaxBy(rule => rule.Path.Length);

    /// <summary>True when the visitor may open the page: menus ask this, so that they show no door that is shut.</summary>
    public static bool IsOpenTo(string page, ClaimsPrincipal visitor) => RuleOf(page)?.Audience.Admits(visitor) ?? false;

    /// <summary>Writes the table into the pages' endpoints.</summary>
    public static void Configure(RazorPagesOptions options) =>
        options.Conventions.AddFolderApplicationModelConvention("/", page =>
        {
            var rule = RuleOf(page.ViewEnginePath);
            page.EndpointMetadata.Add(rule?.Audience == Audience.Everybody
                ? new AllowAnonymousAttribute()
                : new AuthorizeAttribute(rule?.Policy ?? Nobody));
        });

    /// <summary>One policy for each row. What is not a page and says nothing is for those who are signed in.</summary>
    public static IServiceCollection AddPageAccess(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Nobody, policy => policy.RequireAssertion(_ => false));
        foreach (var rule in Table.Where(r => r.Audience != Audience.Everybody))
            authorization.AddPolicy(rule.Policy, policy => policy.RequireAssertion(context => rule.Audience.Admits(context.User)));
        return services;
    }

    /// <summary>The policy of a folder that stands in the table, for what is mapped there without being a page.</summary>
    public static string PolicyOf(string folder) => RuleOf(folder)?.Policy ?? Nobody;

    /// <summary>The policy of a page that stands in no row.</summary>
    const string Nobody = nameof(Nobody);

    sealed record Rule(string Path, Audience Audience)
    {
        public string Policy => $"Page:{Path}";
    }

    sealed class Audience(bool everybody, string[] roles)
    {
        public static readonly Audience Everybody = new(true, []);

        public static readonly Audience SignedIn = new(false, [.. All]);

        public static Audience Of(params string[] roles) => new(false, roles);

        public bool Admits(ClaimsPrincipal visitor) =>
            everybody || (visitor.Identity?.IsAuthenticated == true && roles.Any(visitor.IsInRole));
    }
}
