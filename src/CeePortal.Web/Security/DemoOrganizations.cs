using CeePortal.Data.Accounts;

namespace CeePortal.Web.Security;

/// <summary>The organizations of the demo accounts: made-up companies, and the government's own.</summary>
static class DemoOrganizations
{
    /// <summary>The filer code of the demo broker, which the sample batches carry.</summary>
    public const string Filer = "XYZ";

    public static Organization Of(RoleName role) => role.Organization switch
    {
        OrganizationKind.Importer => New(role, "Example Electronics Inc. (demo)"),
        OrganizationKind.Broker => New(role, "Example Customs Brokers (demo)"),
        OrganizationKind.ProtestFiler => New(role, "Example Trade Law (demo)"),
        OrganizationKind.Surety => New(role, "Example Surety (demo)", surety: "036"),
        OrganizationKind.Center => New(role, "Electronics Center", center: "007"),
        OrganizationKind.Port => New(role, "Port of Los Angeles", port: "2704"),
        OrganizationKind.Agency => New(role, "Example Partner Agency (demo)"),
        OrganizationKind.Headquarters => New(role, "Headquarters, Office of Trade"),
        OrganizationKind.FieldOperations => New(role, "Office of Field Operations"),
    };

    static Organization New(RoleName role, string name, string? center = null, string? port = null, string? surety = null) =>
        new() { Kind = role.Organization, Name = name, Center = center, Port = port, SuretyCode = surety };
}
