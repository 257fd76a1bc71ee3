namespace CeePortal.Data.Accounts;

/// <summary>The thirteen roles. The constants are the stored names; people see <see cref="Named"/>.</summary>
public static class PortalRoles
{
    public const string Importer = "Importer";
    public const string Broker = "Broker";
    public const string ProtestFiler = "ProtestFiler";
    public const string Surety = "Surety";
    public const string Specialist = "Specialist";
    public const string Supervisor = "Supervisor";
    public const string CenterDirector = "CenterDirector";
    public const string PortOfficer = "PortOfficer";
    public const string FinesPenaltiesForfeitures = "FinesPenaltiesForfeitures";
    public const string HeadquartersReviewer = "HeadquartersReviewer";
    public const string FieldOperations = "FieldOperations";
    public const string PartnerAgency = "PartnerAgency";
    public const string Administrator = "Administrator";

    /// <summary>Every role with the name that people see, trade first.</summary>
    public static readonly IReadOnlyList<RoleName> Named =
    [
        new(Importer, "Importer", OrganizationKind.Importer),
        new(Broker, "Customs broker", OrganizationKind.Broker),
        new(ProtestFiler, "Protest filer (attorney)", OrganizationKind.ProtestFiler),
        new(Surety, "Surety", OrganizationKind.Surety),
        new(Specialist, "Import specialist", OrganizationKind.Center),
        new(Supervisor, "Supervisor", OrganizationKind.Center),
        new(CenterDirector, "Center director", OrganizationKind.Center),
        new(PortOfficer, "Port officer", OrganizationKind.Port),
        new(FinesPenaltiesForfeitures, "Fines, penalties and forfeitures officer", OrganizationKind.Port),
        new(HeadquartersReviewer, "Headquarters reviewer", OrganizationKind.Headquarters),
        new(FieldOperations, "Field operations", OrganizationKind.FieldOperations),
        new(PartnerAgency, "Partner agency", OrganizationKind.Agency),
        new(Administrator, "Administrator", OrganizationKind.Headquarters),
    ];

    public static readonly IReadOnlyList<string> All = [.. Named.Select(r => r.Role)];

    /// <summary>The name that people see.</summary>
    public static string DisplayName(string role) => Named.FirstOrDefault(r => r.Role == role)?.Display ?? role;
}

/// <summary>A role, its name for people, and the kind of organization whose people have it.</summary>
public sealed record RoleName(string Role, string Display, OrganizationKind Organization);
