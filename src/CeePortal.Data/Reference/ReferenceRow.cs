namespace CeePortal.Data.Reference;

/// <summary>A row of reference data: an administrator may edit it, and it says where it was taken from.</summary>
public abstract class ReferenceRow
{
    /// <summary>Published (an official text was read), Secondary, Provisional (inferred) or Modelled (our own choice).</summary>
    public string Basis { get; set; } = "Published";
    public string Source { get; set; } = "";

    /// <summary>The concurrency token; 0 as it was seeded, then one more for each edit.</summary>
    public int Seq { get; set; }
}
