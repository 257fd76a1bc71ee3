namespace CeePortal.Web.Jobs;

/// <summary>Does one kind of background work. Register it with <c>services.AddJobHandler&lt;T&gt;()</c>. A handler may be
/// stopped at any point and run again from the start, on another node: it keeps its place in the database and does
/// nothing twice.</summary>
public interface IJobHandler
{
    /// <summary>The kind of job, as its row says, such as "intake".</summary>
    string Kind { get; }

    /// <summary>Does the work, or goes on with it.</summary>
    /// <param name="jobId">The job's row.</param>
    /// <param name="subjectId">What it is about, such as the upload.</param>
    /// <param name="stop">Set when the node stops or its lease is lost: put the work down at once and write nothing more.</param>
    Task RunAsync(long jobId, long subjectId, CancellationToken stop);

    /// <summary>The last attempt failed: tells whoever waits for the subject. Called before the job ends as failed; should the
    /// process die between the two, it is called again.</summary>
    Task GiveUpAsync(long subjectId, string why, CancellationToken cancel) => Task.CompletedTask;
}
