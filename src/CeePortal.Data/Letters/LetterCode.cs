using System.Security.Cryptography;
using CeePortal.Data.Revenue;
using CeePortal.Data.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Letters;

/// <summary>The code that stands on a letter or a bill: whoever holds the paper finds by it what it means, until when something is
/// to be done, and can answer, without an account. Sixty bits of chance, so that nobody finds one by trying.</summary>
public sealed class LetterCode
{
    /// <summary>Letters and digits that are not mistaken for each other.</summary>
    const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public const int Length = 12;

    public long Id { get; set; }

    /// <summary>Twelve characters of <see cref="Alphabet"/>, printed in threes of four.</summary>
    public required string Code { get; set; }

    /// <summary>What kind of letter it is (<see cref="Reference.RefLetter.Code"/>): <c>cf28</c>.</summary>
    public required string Letter { get; set; }

    /// <summary>The item and the event that sent it; null for a bill.</summary>
    public long? WorkId { get; set; }
    public int? Seq { get; set; }

    /// <summary>The bill; null for a letter of an item.</summary>
    public long? BillId { get; set; }

    /// <summary>The legal day on it.</summary>
    public DateOnly On { get; set; }

    /// <summary>A new code for a letter of an item.</summary>
    public static LetterCode OfEvent(long workId, int seq, string letter, DateOnly on) => new() { Code = RandomNumberGenerator.GetString(Alphabet, Length), Letter = letter, WorkId = workId, Seq = seq, On = on };

    /// <summary>A new code for a bill.</summary>
    public static LetterCode OfBill(long billId, DateOnly on) => new() { Code = RandomNumberGenerator.GetString(Alphabet, Length), Letter = "bill", BillId = billId, On = on };

    /// <summary>As people write it: 7F3K-9QXM-2B4T.</summary>
    public static string Print(string code) => code.Length == Length ? $"{code[..4]}-{code[4..8]}-{code[8..]}" : code;

    /// <summary>A typed code as it is stored; null when it can be none. An O is read as a zero, an I or L as a one.</summary>
    public static string? Read(string? typed)
    {
        var code = string.Concat((typed ?? "").ToUpperInvariant().Where(c => c is not (' ' or '-' or '.')).Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c }));
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }
}

/// <summary>Who answered by the code of a letter: kept apart from the event, so that a person can be removed.</summary>
public sealed class LetterAnswer : IWorkPart
{
    public long Id { get; set; }
    public long WorkId { get; set; }

    /// <summary>The event of the answer.</summary>
    public int Seq { get; set; }
    public required string Name { get; set; }

    /// <summary>As what: importer, broker, attorney.</summary>
    public required string Capacity { get; set; }
    public string? Email { get; set; }
    public DateTime At { get; set; }
    public long ImporterId { get; set; }
    public long OrganizationId { get; set; }
    public required string Filer { get; set; }
    public required string Office { get; set; }
    public required string Port { get; set; }
    public Domain.Work.WorkAudience Audience { get; set; }
}

sealed class LetterCodeConfiguration : IEntityTypeConfiguration<LetterCode>
{
    public void Configure(EntityTypeBuilder<LetterCode> code)
    {
        code.ToTable("LetterCode");
        code.Property(c => c.Code).Code(LetterCode.Length);
        code.Property(c => c.Letter).Code(40);
        code.HasOne<WorkRecord>().WithMany().HasForeignKey(c => c.WorkId).OnDelete(DeleteBehavior.Cascade);
        code.HasOne<RevenueDue>().WithMany().HasForeignKey(c => c.BillId).OnDelete(DeleteBehavior.Cascade);
        code.HasIndex(c => c.Code).IsUnique();
        code.HasIndex(c => new { c.WorkId, c.Seq });
        code.HasIndex(c => c.BillId);
    }
}

sealed class LetterAnswerConfiguration : IEntityTypeConfiguration<LetterAnswer>
{
    public void Configure(EntityTypeBuilder<LetterAnswer> answer)
    {
        answer.ToTable("LetterAnswer");
        answer.Property(a => a.Name).HasMaxLength(200);
        answer.Property(a => a.Capacity).HasMaxLength(100);
        answer.Property(a => a.Email).HasMaxLength(254);
        answer.Property(a => a.Filer).Code(3);
        answer.Property(a => a.Office).Code(4);
        answer.Property(a => a.Port).Code(4);
        answer.HasOne<WorkRecord>().WithMany().HasForeignKey(a => a.WorkId).OnDelete(DeleteBehavior.Cascade);
        answer.HasIndex(a => new { a.WorkId, a.Seq });
    }
}
