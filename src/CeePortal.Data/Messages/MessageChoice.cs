using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Messages;

/// <summary>How a person wants to hear. The inbox has everything in any case. The numbers are stored.</summary>
public enum MessageWay
{
    /// <summary>An e-mail for each message.</summary>
    AtOnce = 1,

    /// <summary>One e-mail a day.</summary>
    DailyDigest = 2,

    /// <summary>No e-mail.</summary>
    PortalOnly = 3,
}

/// <summary>What a person chose; without a row <see cref="Otherwise"/> holds.</summary>
public sealed class MessageChoice
{
    public long UserId { get; set; }
    public MessageWay Way { get; set; } = MessageWay.AtOnce;

    /// <summary>How many days before a time limit the person is told, most first: "30,7,1"; empty for never.</summary>
    public string DaysBefore { get; set; } = "30,7,1";

    public const int MostDays = 365;
    public const int MostThresholds = 6;

    public static MessageChoice Otherwise(long userId) => new() { UserId = userId };

    /// <summary>The days as numbers, most first.</summary>
    public IReadOnlyList<int> Days() => ReadDays(DaysBefore, out _) ?? [];

    /// <summary>The nearest of the numbers that is reached when so many days are left; null when none is.</summary>
    public int? Reached(int left) => left < 0 ? null : Days().Where(d => d >= left).Select(d => (int?)d).Min();

    /// <summary>Every number of days that somebody chose, fewest first.</summary>
    public static async Task<IReadOnlyList<int>> AllDaysAsync(PortalDbContext db, CancellationToken ct = default)
    {
        var chosen = await db.MessageChoices.Select(c => c.DaysBefore).Distinct().ToListAsync(ct);
        return [.. chosen.Append(Otherwise(0).DaysBefore).SelectMany(c => ReadDays(c, out _) ?? []).Distinct().Order()];
    }

    /// <summary>Reads "30, 7, 1": numbers from 0 to 365, six at most. Null with a sentence when it is not that.</summary>
    public static IReadOnlyList<int>? ReadDays(string? text, out string? problem)
    {
        problem = null;
        SortedSet<int> days = [];
        foreach (var part in (text ?? "").Split([',', ';', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > MostDays)
            {
                problem = $"\"{(part.Length > 20 ? part[..20] + "…" : part)}\" is not a number of days. Enter whole numbers from 0 to {MostDays}, such as 30, 7, 1.";
                return null;
            }
            days.Add(number);
        }
        if (days.Count > MostThresholds)
        {
            problem = $"Enter at most {MostThresholds} different numbers of days.";
            return null;
        }
        return [.. days.Reverse()];
    }
}

sealed class MessageChoiceConfiguration : IEntityTypeConfiguration<MessageChoice>
{
    public void Configure(EntityTypeBuilder<MessageChoice> choice)
    {
        choice.ToTable("MessageChoice");
        choice.HasKey(c => c.UserId);
        choice.Property(c => c.UserId).ValueGeneratedNever();
        choice.Property(c => c.DaysBefore).Code(40);
        choice.HasOne<Accounts.PortalUser>().WithOne().HasForeignKey<MessageChoice>(c => c.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
