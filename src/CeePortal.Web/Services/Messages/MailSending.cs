using System.Diagnostics;
using CeePortal.Data.Messages;
using CeePortal.Web.Jobs;
using Hangfire;

namespace CeePortal.Web.Services.Messages;

/// <summary>Sends what waits in the outbox. A node takes one mail at a time by its lease; should it die between the server's
/// acceptance and the note of it, the mail goes out once more under the same Message-ID.</summary>
[AutomaticRetry(Attempts = 0)] // it runs again soon anyway
public sealed class MailSending(Outbox outbox, IMailCarrier carrier, ILogger<MailSending> log)
{
    const int Slice = 50;
    const int FailuresInARow = 5; // the server is down: the others would only wait for it too
    static readonly TimeSpan longest = TimeSpan.FromMinutes(2);

    /// <returns>How many were handed over.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var (sent, failures, started) = (0, 0, Stopwatch.GetTimestamp());
        while (await outbox.DueAsync(Slice, stop) is { Count: > 0 } due)
            foreach (var id in due)
            {
                if (stop.IsCancellationRequested || failures == FailuresInARow || Stopwatch.GetElapsedTime(started) > longest) return sent;
                if (await outbox.TakeAsync(id, JobNode.Current.Owner, stop) is not { } mail) continue;
                try
                {
                    await carrier.CarryAsync(mail, stop);
                    await outbox.SentAsync(id, JobNode.Current.Owner, CancellationToken.None);
                    (sent, failures) = (sent + 1, 0);
                }
                catch (MailNotTakenException refused)
                {
                    log.LogWarning("Mail {MailId} was not taken at attempt {Attempt}: {Reason}", id, mail.Attempts, refused.Message);
                    await outbox.FailAsync(mail, JobNode.Current.Owner, refused.Message, refused.IsFinal, CancellationToken.None);
                    if (!refused.IsFinal) failures++;
                }
                catch (Exception error) when (!stop.IsCancellationRequested)
                {
                    // One mail that nobody foresaw keeps no other waiting.
                    log.LogError(error, "Mail {MailId} failed at attempt {Attempt}", id, mail.Attempts);
                    await outbox.FailAsync(mail, JobNode.Current.Owner, $"{error.GetType().Name}: {error.Message}", isFinal: false, CancellationToken.None);
                    failures++;
                }
            }
        return sent;
    }
}
