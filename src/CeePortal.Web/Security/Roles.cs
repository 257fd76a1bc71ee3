namespace CeePortal.Web.Security;

/// <summary>The parts that people play here. An account has one role in one organization.</summary>
public static class Roles
{
    public const string Importer = nameof(Importer);
    public const string Broker = nameof(Broker);
    public const string ProtestFiler = nameof(ProtestFiler);
    public const string Surety = nameof(Surety);
    public const string Specialist = nameof(Specialist);
    public const string Supervisor = nameof(Supervisor);
    public const string CenterDirector = nameof(CenterDirector);
    public const string PortOfficer = nameof(PortOfficer);
    public const string FinesPenaltiesForfeitures = nameof(FinesPenaltiesForfeitures);
    public const string HeadquartersReviewer = nameof(HeadquartersReviewer);
    public const string FieldOperations = nameof(FieldOperations);
    public const string PartnerAgency = nameof(PartnerAgency);
    public const string Administrator = nameof(Administrator);

    public static readonly IReadOnlyList<string> All =
    [
        Importer, Broker, ProtestFiler, Surety, Specialist, Supervisor, CenterDirector, PortOfficer, FinesPenaltiesForfeitures,
        HeadquartersReviewer, FieldOperations, PartnerAgency, Administrator,
    ];
}
