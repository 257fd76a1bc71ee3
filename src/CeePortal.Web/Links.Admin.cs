namespace CeePortal.Web;

public sealed partial class Links
{
    public string Admin => Page("/Admin/Index");

    public string Reference => Page("/Admin/Reference/Index");

    public string ReferenceTable(string table) => Page("/Admin/Reference/Table", new { table });

    public string ReferenceRow(string table, string key) => Page("/Admin/Reference/Row", new { table, key });

    public string AddReferenceRow(string table) => Page("/Admin/Reference/Row", new { table, key = (string?)null });

    public string RemoveReferenceRow(string table, string key) => Page("/Admin/Reference/Row", new { table, key }, "Remove");

    public string PreviewCoverage => Page("/Admin/Reference/Load", handler: "Preview");

    public string PublishCoverage => Page("/Admin/Reference/Load", handler: "Publish");

    public string LoadCoverage => Page("/Admin/Reference/Load");

    public string CoverageVersions => Page("/Admin/Reference/Versions");

    public string Users => Page("/Admin/Users/Index");

    public string User(long id) => Page("/Admin/Users/Details", new { id });

    public string UserAction(long id, string handler) => Page("/Admin/Users/Details", new { id }, handler);

    public string AddUser(long? organization = null) => Page("/Admin/Users/Edit", new { id = (long?)null, organization });

    public string EditUser(long id) => Page("/Admin/Users/Edit", new { id });

    public string Organizations => Page("/Admin/Organizations/Index");

    public string Organization(long id) => Page("/Admin/Organizations/Details", new { id });

    public string OrganizationAction(long id, string handler) => Page("/Admin/Organizations/Details", new { id }, handler);

    public string AddOrganization => Page("/Admin/Organizations/Edit", new { id = (long?)null });

    public string EditOrganization(long id) => Page("/Admin/Organizations/Edit", new { id });

    public string Jobs => Page("/Admin/Jobs/Index");

    /// <summary>Hangfire's own view, mapped by PortalJobs.</summary>
    public string JobEngine => Jobs + "/hangfire";

    public string RetryJob => Page("/Admin/Jobs/Index", handler: "Retry");

    public string CancelJob => Page("/Admin/Jobs/Index", handler: "Cancel");
}
