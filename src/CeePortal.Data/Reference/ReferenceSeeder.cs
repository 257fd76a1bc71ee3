using System.Globalization;
using System.Reflection;
using CeePortal.Data.Clocks;
using CeePortal.Data.Writing;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Sylvan.Data.Csv;

namespace CeePortal.Data.Reference;

/// <summary>Brings the embedded reference lists into the database. Inserts what is missing and never overwrites: a row
/// that an administrator has edited stays as it is. May run at every start.</summary>
public sealed class ReferenceSeeder(PortalDbContextFactory factory, TimeProvider time)
{
    static readonly Assembly assembly = typeof(ReferenceSeeder).Assembly;

    /// <returns>How many rows were inserted or completed.</returns>
    public async Task<int> SeedAsync(CancellationToken ct = default)
    {
        await using var db = factory.CreateForSystem();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await AddMissing(db.RefCenters, r => r.Code, "centers", ReadCenter, ct);
        await CompleteCentersAsync(db, ct);
        await AddOnce(db.RefCenterEvents, "center-history", c => new RefCenterEvent
        {
            Center = c["center"],
            DateFrom = c["date_from"],
            Event = c["event"],
        }, ct);
        await AddOnce(db.RefPolicies, "policies", c => new RefPolicy
        {
            Version = c["version"],
            Name = c["name"],
            From = c.Day("from")!.Value,
            Rule = Enum.Parse<PolicyRule>(c["rule"]),
            EntryTypes = c["entry_types"],
            EntryTypesFrom = c.Day("entry_types_from"),
            Summary = c["summary"],
        }, ct);
        await AddOnce(db.RefCenterOpenings, "center-openings", c => new RefCenterOpening
        {
            Rule = Enum.Parse<PolicyRule>(c["policy_rule"]),
            Center = c["center"],
            From = c.Day("from")!.Value,
        }, ct);
        await AddOnce(db.RefPortTakeovers, "port-takeovers", c => new RefPortTakeover
        {
            Center = c["center"],
            Port = c["port"],
            From = c.Day("from")!.Value,
        }, ct);
        await SeedCoverageAsync(db, ct);
        await AddMissing(db.RefPorts, r => r.Code, "ports", c => new RefPort
        {
            Code = c["code"],
            Name = c["name"],
            State = c.OrNull("state"),
            District = c["district"],
        }, ct);
        await AddMissing(db.RefEntryTypes, r => r.Code, "entry-types", c => new RefEntryType
        {
            Code = c["code"],
            Family = c["family"],
            Name = c["name"],
            AcceptedElectronically = bool.Parse(c["accepted_electronically"]),
            Formal = bool.Parse(c["formal"]),
        }, ct);
        await AddMissing(db.RefFees, r => r.From, "fees", c => new RefFees
        {
            From = c.Day("from")!.Value,
            To = c.Day("to"),
            MpfRateMillionths = c.Scaled("mpf_rate", 1_000_000),
            MpfMinimumCents = c.Scaled("mpf_minimum", 100),
            MpfMaximumCents = c.Scaled("mpf_maximum", 100),
            InformalCents = c.Scaled("informal", 100),
            DutiableMailCents = c.Scaled("dutiable_mail", 100),
            ManualSurchargeCents = c.Scaled("manual_surcharge", 100),
            HmfRateMillionths = c.Scaled("hmf_rate", 1_000_000),
        }, ct);
        await AddMissing(db.RefInterest, r => r.From, "interest", c => new RefInterest
        {
            From = c.Day("from")!.Value,
            To = c.Day("to"),
            UnderpaymentMillionths = c.Scaled("underpayment", 10_000),
            OverpaymentMillionths = c.Scaled("overpayment", 10_000),
            CorporateOverpaymentMillionths = c.Scaled("corporate_overpayment", 10_000),
        }, ct);
        await AddMissing(db.RefCorrectionReasons, r => r.Code, "correction-reasons", c => new RefCorrectionReason { Code = c["code"], Level = c["level"], Name = c["name"] }, ct);
        await AddOnce(db.RefCorrectableTypes, "correctable-types", c => new RefCorrectableType { Code = c["code"] }, ct);
        await AddMissing(db.RefReviewRules, r => r.Code, "review-rules", c => new RefReviewRule
        {
            Code = c["code"],
            Kind = Enum.Parse<SelectionKind>(c["kind"]),
            AmountCents = c.Scaled("amount", 100),
            ShareMillionths = c.Scaled("share", 1_000_000),
            Segment = c["segment"],
            IsInForce = bool.Parse(c["in_force"]),
        }, ct);
        await AddMissing(db.RefDenialReasons, r => r.Code, "denial-reasons", c => new RefDenialReason { Code = c["code"], Name = c["name"] }, ct);
        await AddOnce(db.RefSamplingShares, "sampling-shares", c => new RefSamplingShare { Segment = c["segment"], From = c.Day("from")!.Value, Millionths = c.Scaled("share", 1_000_000) }, ct);
        await AddMissing(db.RefDiscrepancies, r => r.Code, "discrepancies", c => new RefDiscrepancy
        {
            Code = c["code"],
            Program = c.OrNull("program") ?? RefDiscrepancy.AnyProgram,
            Name = c["name"],
        }, ct);
        await AddMissing(db.RefRejectionReasons, r => r.Code, "rejection-reasons", c => new RefRejectionReason { Code = c["code"], Name = c["name"] }, ct);
        await AddMissing(db.RefEntryDocuments, r => r.Code, "entry-documents", c => new RefEntryDocument { Code = c["code"], Name = c["name"] }, ct);
        await AddMissing(db.RefReviewLimits, r => r.Kind, "review-limits", c => new RefReviewLimit { Kind = c["kind"], AboveCents = c.Scaled("above", 100) }, ct);
        await AddMissing(db.RefLetters, r => r.Code, "letters", c => new RefLetter
        {
            Code = c["code"],
            Name = c["name"],
            AlsoCalled = c["also"],
            Means = c["means"],
            WhatToDo = c["todo"],
            Clock = c["clock"].Length == 0 ? null : c["clock"],
        }, ct);
        await AddMissing(db.RefClaimPrograms, r => r.Code, "claim-programs", ReadProgram, ct);
        await CompleteProgramsAsync(db, ct);
        await AddMissing(db.RefCountries, r => r.Code, "countries", c => new RefCountry { Code = c["code"], Name = c["name"], Kind = c["kind"] }, ct);
        await AddMissing(db.RefFeeClasses, r => r.Code, "fee-classes", c => new RefFeeClass { Code = c["code"], Level = c["level"], Name = c["name"] }, ct);
        await AddMissing(db.RefBondTypes, r => r.Code, "bond-types", c => new RefBondType { Code = c["code"], Name = c["name"] }, ct);
        await AddMissing(db.RefBondDesignations, r => r.Code, "bond-designations", c => new RefBondDesignation { Code = c["code"], Name = c["name"] }, ct);
        await AddMissing(db.RefModesOfTransport, r => r.Code, "modes-of-transport", c => new RefModeOfTransport { Code = c["code"], Name = c["name"] }, ct);
        await AddMissing(db.RefLiquidationTypes, r => r.Code, "liquidation-types", c => new RefLiquidationType
        {
            Code = c["code"],
            Name = c["name"],
            Result = Enum.Parse<LiquidationResult>(c["result"]),
            IsReliquidation = bool.Parse(c["reliquidation"]),
        }, ct);
        await AddMissing(db.RefLiquidationBases, r => r.Code, "liquidation-bases", ReadBasis, ct);
        await CompleteBasesAsync(db, ct);
        await AddMissing(db.RefStates, r => r.Code, "states", c => new RefState { Code = c["code"], Name = c["name"] }, ct);
        await AddMissing(db.RefSpecialPrograms, r => r.Code, "special-programs", c => new RefSpecialProgram { Code = c["code"], Name = c["name"], Ended = c.Day("ended") }, ct);
        await AddMissing(db.RefChapters, r => r.Code, "chapters", c => new RefChapter { Code = c["chapter"], Title = c["title"] }, ct);
        await AddMissing(db.RefHeadings, r => r.Heading, "headings", c => new RefHeading { Heading = c["heading"], Title = c["title"], SearchWords = c["search_words"] }, ct);
        await AddMissing(db.RefConditions, r => r.Code, "conditions", c => new RefCondition
        {
            Code = c["code"],
            Narrative = c["narrative"],
            Explanation = c["explanation"],
            SuggestedFix = c["suggested_fix"],
            Area = c["area"],
        }, ct);

        await SeedClocksAsync(db, ct);

        if (!db.ChangeTracker.Entries().Any()) return 0;
        var inserted = 0;
        try
        {
            await db.WriteAsync(async () =>
            {
                inserted = await db.SaveChangesAsync(ct);
                await db.BumpStampAsync(ReferenceStamps.Routing, ct);
                await db.BumpStampAsync(ReferenceStamps.Revenue, ct);
                await db.BumpStampAsync(ReferenceStamps.Lists, ct); // the clocks' own stamp stays: what is seeded changes no clock
            }, GateUser.Person, ct);
        }
        catch (DbUpdateException error) when (PortalDatabase.IsUniqueViolation(error))
        {
            return 0; // another node seeded at the same moment, and it seeds all or nothing
        }
        return inserted;
    }

    static RefCenter ReadCenter(CsvRow c) => new()
    {
        Code = c["code"],
        AceCode = c["ace_code"],
        Name = c["name"],
        ShortName = c["short_name"],
        Abbreviation = c["abbreviation"],
        City = c["city"],
        State = c["state"],
        LatitudeE4 = c.Scaled("latitude", 10_000),
        LongitudeE4 = c.Scaled("longitude", 10_000),
        Industries = c["industries"],
        IndustryStart = c.Day("industry_start"),
        TestStart = c.Day("test_start"),
        Status = c["status"],
        StatusBasis = c["status_basis"],
        StatusSource = c["status_source"],
        StatusConfirmedOn = c.Day("status_confirmed"),
        Mailbox = c.OrNull("mailbox"),
        Phone = c.OrNull("phone"),
        Directory = c.OrNull("directory"),
        ContactNote = c.OrNull("contact_note"),
        ContactBasis = c["contact_basis"],
        ContactSource = c["contact_source"],
        ContactConfirmedOn = c.Day("contact_confirmed"),
    };

    static RefLiquidationBasis ReadBasis(CsvRow c) => new()
    {
        Code = c["code"],
        Name = c["name"],
        Of = Enum.Parse<LiquidationEventKind>(c["of"]),
        IsVoluntary = bool.Parse(c["voluntary"]),
        LiftsCorrectionDays = bool.Parse(c["lifts_correction_days"]),
    };

    static RefClaimProgram ReadProgram(CsvRow c) => new()
    {
        Code = c["code"],
        Name = c["name"],
        AllowsClaims = bool.Parse(c["allows_claims"]),
        AsksStatements = bool.Parse(c["asks_statements"]),
        ExemptsMpf = bool.Parse(c["exempts_mpf"]),
        Citation = c["citation"],
    };

    /// <summary>Says of bases that were seeded before it was asked whether they lift the days of a correction; those that an
    /// administrator edited stay.</summary>
    static async Task CompleteBasesAsync(PortalDbContext db, CancellationToken ct)
    {
        var lifting = Read("liquidation-bases", ReadBasis).Where(b => b.LiftsCorrectionDays).Select(b => b.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var basis in await db.RefLiquidationBases.AsNoTracking().Where(b => b.Seq == 0 && !b.LiftsCorrectionDays).ToListAsync(ct))
        {
            if (!lifting.Contains(basis.Code)) continue;
            basis.LiftsCorrectionDays = true;
            db.Update(basis);
        }
    }

    /// <summary>Says of programs that were seeded before it was asked whether they spare the merchandise processing fee. While one that nobody edited lacks it,
    /// nobody can have edited it of any: what an administrator edited before then is completed too, and what is edited later stays.</summary>
    static async Task CompleteProgramsAsync(PortalDbContext db, CancellationToken ct)
    {
        var exempt = Read("claim-programs", ReadProgram).Where(p => p.ExemptsMpf).Select(p => p.Code).ToHashSet(StringComparer.Ordinal);
        var bare = (await db.RefClaimPrograms.AsNoTracking().Where(p => !p.ExemptsMpf).ToListAsync(ct)).FindAll(p => exempt.Contains(p.Code));
        if (bare.TrueForAll(p => p.Seq > 0)) return;
        foreach (var program in bare)
        {
            program.ExemptsMpf = true;
            db.Update(program);
        }
    }

    // Centers that were seeded before they had a status and a contact get them here; nobody can have edited those yet.
    static async Task CompleteCentersAsync(PortalDbContext db, CancellationToken ct)
    {
        var bare = await db.RefCenters.AsNoTracking().Where(c => c.Status == "").ToListAsync(ct);
        if (bare.Count == 0) return;
        var seeds = Read("centers", ReadCenter).ToDictionary(c => c.Code, StringComparer.Ordinal);
        foreach (var center in bare)
        {
            if (!seeds.TryGetValue(center.Code, out var seed)) continue;
            center.Status = seed.Status;
            center.StatusBasis = seed.StatusBasis;
            center.StatusSource = seed.StatusSource;
            center.StatusConfirmedOn = seed.StatusConfirmedOn;
            center.Mailbox = seed.Mailbox;
            center.Phone = seed.Phone;
            center.Directory = seed.Directory;
            center.ContactNote = seed.ContactNote;
            center.ContactBasis = seed.ContactBasis;
            center.ContactSource = seed.ContactSource;
            center.ContactConfirmedOn = seed.ContactConfirmedOn;
            db.Update(center);
        }
    }

    // Coverage is seeded once, as version 1: later versions are published by an administrator and may drop rows.
    async Task SeedCoverageAsync(PortalDbContext db, CancellationToken ct)
    {
        if (await db.RefCoverageVersions.AnyAsync(ct)) return;
        db.Add(new RefCoverageVersion
        {
            Number = 1,
            PublishedAt = time.GetUtcNow().UtcDateTime,
            Basis = "Provisional",
            Source = "The list that came with the portal: each row says where it was read or that it was inferred",
        });
        foreach (var row in Read("coverage", c => new RefCoverage
        {
            HeadingFrom = c["heading_from"],
            HeadingTo = c["heading_to"],
            Center = c["center"],
            EffectiveFrom = c.Day("effective_from"),
            EffectiveTo = c.Day("effective_to"),
            DocumentDate = c.Day("document_date"),
        })) db.Add(row);
    }

    // Every declared clock has its row, as declared. Closings only until an administrator first edits: what was taken out stays out.
    static async Task SeedClocksAsync(PortalDbContext db, CancellationToken ct)
    {
        var known = await db.RefClocks.AsNoTracking().Select(c => c.Code).ToListAsync(ct);
        foreach (var rule in ClockRules.All.ExceptBy(known, r => r.Code))
            db.Add(new RefClock { Code = rule.Code, Reason = "", Basis = BasisOf(rule.Sureness), Source = rule.Citation });
        if (await db.RefStamps.AsNoTracking().AnyAsync(s => s.Name == ReferenceStamps.Clocks && s.Version == 1, ct))
            await AddOnce(db.RefClosings, "closings", c => new RefClosing
            {
                Day = c.Day("day")!.Value,
                Port = c["port"],
                Reason = c["reason"],
                MovesDeadlines = bool.Parse(c["moves_deadlines"]),
            }, ct);
    }

    static string BasisOf(Sureness sureness) => sureness switch
    {
        Sureness.Read => "Published",
        Sureness.SecondHand => "Secondary",
        Sureness.Modelled => "Modelled",
        _ => "Provisional",
    };

    // An administrator may take rows out of these tables, or give them another key: only an empty one is filled.
    static async Task AddOnce<T>(DbSet<T> rows, string list, Func<CsvRow, T> make, CancellationToken ct)
        where T : ReferenceRow
    {
        if (!await rows.AnyAsync(ct)) rows.AddRange(Read(list, make));
    }

    static async Task AddMissing<T, TKey>(DbSet<T> rows, Func<T, TKey> keyOf, string list, Func<CsvRow, T> make, CancellationToken ct)
        where T : ReferenceRow
    {
        var known = new HashSet<TKey>();
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct)) known.Add(keyOf(row));
        foreach (var row in Read(list, make))
            if (known.Add(keyOf(row)))
                rows.Add(row);
    }

    /// <summary>The rows of an embedded list, in its order.</summary>
    internal static IEnumerable<T> Read<T>(string list, Func<CsvRow, T> make)
        where T : ReferenceRow
    {
        var stream = assembly.GetManifestResourceStream($"Reference/{list}.csv")
            ?? throw new InvalidOperationException($"The reference list {list}.csv is not embedded in this build.");
        using var csv = CsvDataReader.Create(new StreamReader(stream));
        var row = new CsvRow(csv, list);
        while (csv.Read())
        {
            var made = make(row);
            made.Basis = row.OrNull("basis") ?? "Modelled";
            made.Source = row.OrNull("source") ?? "Written for this portal in our own words";
            yield return made;
        }
    }

    /// <summary>The current row of a list, by column name.</summary>
    internal sealed class CsvRow(CsvDataReader csv, string list)
    {
        readonly Dictionary<string, int> columns = Enumerable.Range(0, csv.FieldCount).ToDictionary(csv.GetName, i => i, StringComparer.Ordinal);

        public string this[string column] => columns.TryGetValue(column, out var i)
            ? csv.GetString(i)
            : throw new InvalidOperationException($"The reference list {list}.csv has no column {column}.");

        public string? OrNull(string column) => columns.TryGetValue(column, out var i) && csv.GetString(i) is { Length: > 0 } text ? text : null;

        public DateOnly? Day(string column) => this[column] is { Length: > 0 } text
            ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

        /// <summary>A decimal as a whole number of its parts.</summary>
        public int Scaled(string column, int parts) => (int)decimal.Round(decimal.Parse(this[column], CultureInfo.InvariantCulture) * parts);
    }
}
