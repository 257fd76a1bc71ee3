using Microsoft.Data.Sqlite;

namespace CeePortal.Data.Entries;

/// <summary>
/// What would be on file if a checked file were filed: a check stores nothing, yet must notice that a file brings the
/// same entry twice. The list lies in a temporary file of SQLite's own, which is gone when this is closed, so that
/// memory does not grow with the file.
/// </summary>
public sealed class CheckedEntries : IDisposable
{
    // An empty name is SQLite's private temporary database.
    readonly SqliteConnection connection = new("Data Source=;Pooling=False");
    readonly SqliteCommand find, put;

    public CheckedEntries()
    {
        connection.Open();
        using var create = connection.CreateCommand();
        create.CommandText = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; "
            + "CREATE TABLE Checked (Number TEXT PRIMARY KEY, PortOfEntry TEXT NOT NULL, BrokerReference TEXT, Withdrawn INTEGER NOT NULL, Control INTEGER NOT NULL, Corrections INTEGER NOT NULL) WITHOUT ROWID;";
        create.ExecuteNonQuery();
        find = connection.CreateCommand();
        find.CommandText = "SELECT PortOfEntry, BrokerReference, Withdrawn, Control, Corrections FROM Checked WHERE Number = $number";
        find.Parameters.Add("$number", SqliteType.Text);
        put = connection.CreateCommand();
        put.CommandText = "INSERT OR REPLACE INTO Checked VALUES ($number, $port, $reference, $withdrawn, $control, $corrections)";
        foreach (var name in new[] { "$number", "$port", "$reference" }) put.Parameters.Add(name, SqliteType.Text);
        foreach (var name in new[] { "$withdrawn", "$control", "$corrections" }) put.Parameters.Add(name, SqliteType.Integer);
    }

    /// <summary>What the checked file would have put on file under this number so far, or null.</summary>
    public EntryOnFile? Find(string number)
    {
        find.Parameters[0].Value = number;
        using var row = find.ExecuteReader();
        return row.Read()
            ? new EntryOnFile(0, number, row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1),
                row.GetInt64(2) != 0 ? EntryStatus.Withdrawn : EntryStatus.Accepted, 0, 0, 0, 0)
            { Control = (Domain.Corrections.SummaryControl)row.GetInt32(3), Corrections = row.GetInt32(4) }
            : null;
    }

    public void Put(EntryOnFile entry)
    {
        put.Parameters[0].Value = entry.Number;
        put.Parameters[1].Value = entry.PortOfEntry;
        put.Parameters[2].Value = (object?)entry.BrokerReference ?? DBNull.Value;
        put.Parameters[3].Value = entry.Status == EntryStatus.Withdrawn ? 1 : 0;
        put.Parameters[4].Value = (int)entry.Control;
        put.Parameters[5].Value = entry.Corrections;
        put.ExecuteNonQuery();
    }

    public void Dispose()
    {
        find.Dispose();
        put.Dispose();
        connection.Dispose();
    }
}
