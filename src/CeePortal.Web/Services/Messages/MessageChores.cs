using CeePortal.Data.Messages;
using Hangfire;

namespace CeePortal.Web.Services.Messages;

/// <summary>What is done about messages while nobody asks: events and nearing days become messages, messages of a day a
/// digest, old mails are forgotten. Each step may run on every node at once and be killed anywhere.</summary>
[AutomaticRetry(Attempts = 0)] // it runs again soon anyway
public sealed class MessageChores(NoticeExpansion notices, DeadlineNotices deadlines, AnswerNotices answers, DailyDigest digest, Outbox outbox)
{
    static readonly TimeSpan keepSentMails = TimeSpan.FromDays(90);

    public Task TellEventsAsync(CancellationToken stop) => notices.RunAsync(stop);

    public async Task TellDaysAsync(CancellationToken stop)
    {
        await deadlines.RunAsync(stop);
        await answers.RunAsync(stop);
    }

    public Task TellDigestsAsync(CancellationToken stop) => digest.RunAsync(stop);

    public Task ForgetAsync(CancellationToken stop) => outbox.ForgetSentAsync(keepSentMails, stop);
}
