using CeePortal.Domain.Entries;

namespace CeePortal.Intake.Tests;

public class SampleFileTests
{
    [Fact]
    public void Both_entries_of_the_sample_are_accepted_without_a_finding()
    {
        var readings = Batches.Read(Batches.TwoEntries);
        Assert.Equal(2, readings.Count);
        Assert.All(readings, r => Assert.True(r.Findings.Count == 0, string.Join('\n', r.Findings)));
        Assert.Equal(["XYZ-0004101-9", "XYZ-0004102-7"], readings.Select(r => r.Entry));
    }

    [Fact]
    public void The_first_entry_of_the_sample_is_taken_over_whole()
    {
        var draft = Batches.Read(Batches.TwoEntries)[0].Draft!;
        Assert.Equal(FilingAction.Add, draft.Action);
        Assert.Equal("2704", draft.PortOfEntry.ToString());
        Assert.Equal("2704", draft.StatementPort.ToString());
        Assert.Equal("01", draft.Type.ToString());
        Assert.Equal("LAX4101", draft.BrokerReference);
        Assert.Equal("11", draft.ModeOfTransport);
        Assert.Equal("12-345678900", draft.Importer.ToOfficial());
        Assert.Equal(new DateOnly(2026, 8, 31), draft.EstimatedEntryDate);
        Assert.Equal(new DateOnly(2026, 8, 28), draft.ImportDate);
        Assert.Equal("CA", draft.StateOfDestination);
        Assert.Equal("PACIFIC EXAMPLE", draft.Conveyance);
        Assert.Equal("054", Assert.Single(draft.Bonds).Surety);
        Assert.Equal("715500423", Assert.Single(draft.Bills).Number);
        Assert.Equal(2, draft.Lines.Count);
        var line = draft.Lines[1];
        Assert.Equal("6204.63.9010", Assert.Single(line.Tariffs).Number.ToString());
        Assert.Equal("$36,000.00", line.Value.ToString());
        Assert.Equal(1_029_600_00 / 100, line.Tariffs[0].Duty.Cents);
        Assert.Equal("INEXAGAR210MUM", line.Manufacturer.ToString());
        Assert.Equal(2_850, line.GrossWeight);
        Assert.Equal(2, line.Fees.Count);
        Assert.Equal("$10,296.00", draft.Totals.Duty.ToString());
        Assert.Equal("$270.58", draft.Totals.Fees.ToString());
        Assert.Equal(2, draft.Totals.ByClass.Count);
    }

    [Fact]
    public void The_envelope_of_the_sample_is_sound()
    {
        var envelope = Batches.Scan(Batches.TwoEntries);
        Assert.False(envelope.IsBroken, string.Join('\n', envelope.Findings));
        Assert.Equal(("2704", "XYZ", "XYZ"), (envelope.Site, envelope.Sender, envelope.Filer));
        Assert.Equal(new DateOnly(2026, 9, 1), envelope.TransmittedOn);
        Assert.Equal((1, 2, 37), (envelope.BlockCount, envelope.Transactions, envelope.Records));
        Assert.Equal(2, Assert.Single(envelope.Blocks).Transactions);
    }
}
