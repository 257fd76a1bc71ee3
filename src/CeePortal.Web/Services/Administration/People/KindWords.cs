using CeePortal.Data.Accounts;

namespace CeePortal.Web.Services.Administration.People;

/// <summary>What people call the kinds of organization.</summary>
public static class KindWords
{
    public static string Of(OrganizationKind kind) => kind switch
    {
        OrganizationKind.Importer => "Importer",
        OrganizationKind.Broker => "Customs broker",
        OrganizationKind.ProtestFiler => "Protest filer",
        OrganizationKind.Surety => "Surety",
        OrganizationKind.Center => "Center",
        OrganizationKind.Port => "Port",
        OrganizationKind.Agency => "Partner agency",
        OrganizationKind.Headquarters => "Headquarters",
        OrganizationKind.FieldOperations => "Field operations",
    };

    /// <summary>With its article, within a sentence.</summary>
    public static string A(OrganizationKind kind) => kind switch
    {
        OrganizationKind.Importer => "an importer",
        OrganizationKind.Center => "a Center",
        OrganizationKind.Headquarters or OrganizationKind.FieldOperations => Of(kind),
        _ => "a " + Of(kind).ToLowerInvariant(),
    };
}
