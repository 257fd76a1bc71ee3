namespace CeePortal.Data.Writing;

/// <summary>Who asks to write.</summary>
public enum GateUser
{
    /// <summary>Somebody waits for a page: goes first.</summary>
    Person = 0,

    /// <summary>A job: waits for people, and leaves a pause after each slice.</summary>
    Job = 1,

    /// <summary>A small write of the portal itself, such as a lease or an importer entered by a job: goes in line with
    /// people, but jobs need not make room for more of them.</summary>
    Portal = 2,
}

/// <summary>The one door to writing in this process. SQLite has one writer and its own retry sleeps 150 ms; behind this
/// gate a person's write waits for one job slice at most. On SQL Server the gate is open (<see cref="IsOpen"/>).</summary>
public sealed class WriteGate(TimeProvider time, bool isOpen = false)
{
    /// <summary>How long a job's slice should hold the gate; writers size their slices by it.</summary>
    public static readonly TimeSpan JobSlice = TimeSpan.FromMilliseconds(50);

    /// <summary>How long jobs stay out after a slice while people write, and after each <see cref="JobStretch"/> in any case, so that
    /// writers of other processes get their turn too. The job reads its next slice meanwhile.</summary>
    public static readonly TimeSpan JobPause = TimeSpan.FromMilliseconds(20);

    /// <summary>For how long after a person's write people count as writing: one click is seldom the last.</summary>
    public static readonly TimeSpan PeopleLinger = TimeSpan.FromSeconds(2);

    /// <summary>For how long in all jobs may hold the gate between two pauses.</summary>
    public static readonly TimeSpan JobStretch = 10 * JobSlice;

    readonly Lock guard = new();
    readonly LinkedList<TaskCompletionSource> people = new();
    readonly LinkedList<TaskCompletionSource> jobs = new();
    bool taken;
    long jobsFrom; // timestamp before which no job may enter
    long peopleUntil = long.MinValue; // timestamp until which people count as writing
    long heldSincePause; // by jobs, in ticks of the timestamp
    bool timerRuns;

    /// <summary>True when nobody needs to wait.</summary>
    public bool IsOpen => isOpen;

    /// <summary>Waits for the turn. Dispose the result to leave.</summary>
    public async Task<Hold> EnterAsync(GateUser user, CancellationToken ct = default)
    {
        if (isOpen) return new Hold(null, user);
        ct.ThrowIfCancellationRequested();
        TaskCompletionSource turn;
        LinkedListNode<TaskCompletionSource> place;
        var queue = user == GateUser.Job ? jobs : people;
        lock (guard)
        {
            if (!taken && people.Count == 0 && (user != GateUser.Job || (jobs.Count == 0 && Now >= jobsFrom)))
            {
                taken = true;
                return new Hold(this, user);
            }
            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            place = queue.AddLast(turn);
            Serve();
        }
        await using var cancelled = ct.Register(() =>
        {
            lock (guard)
            {
                // Already served: the holder below sees the turn, and the cancellation comes with its own work.
                if (place.List is null) return;
                queue.Remove(place);
            }
            turn.TrySetCanceled(ct);
        });
        await turn.Task;
        return new Hold(this, user);
    }

    void Leave(GateUser user, long since)
    {
        lock (guard)
        {
            taken = false;
            var now = Now;
            if (user == GateUser.Person) peopleUntil = now + Ticks(PeopleLinger);
            else if (user == GateUser.Job && ((heldSincePause += now - since) >= Ticks(JobStretch) || people.Count > 0 || now < peopleUntil))
            {
                heldSincePause = 0;
                jobsFrom = now + Ticks(JobPause);
            }
            Serve();
        }
    }

    long Now => time.GetTimestamp();

    long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);

    // Under the guard: gives the turn to the next, people first.
    void Serve()
    {
        if (taken) return;
        if (people.First is { } person) Give(people, person);
        else if (jobs.First is { } job)
        {
            var wait = jobsFrom - Now;
            if (wait <= 0) Give(jobs, job);
            else if (!timerRuns)
            {
                timerRuns = true;
                _ = ServeLaterAsync(TimeSpan.FromSeconds((double)wait / time.TimestampFrequency));
            }
        }

        void Give(LinkedList<TaskCompletionSource> queue, LinkedListNode<TaskCompletionSource> place)
        {
            queue.Remove(place);
            taken = true;
            place.Value.SetResult();
        }
    }

    async Task ServeLaterAsync(TimeSpan wait)
    {
        await Task.Delay(wait, time);
        lock (guard)
        {
            timerRuns = false;
            Serve();
        }
    }

    /// <summary>The turn. Leave by disposing it, once.</summary>
    public sealed class Hold : IDisposable
    {
        readonly GateUser user;
        readonly long since;
        WriteGate? gate;

        internal Hold(WriteGate? gate, GateUser user) => (this.gate, this.user, since) = (gate, user, gate?.Now ?? 0);

        public void Dispose() => Interlocked.Exchange(ref gate, null)?.Leave(user, since);
    }
}
