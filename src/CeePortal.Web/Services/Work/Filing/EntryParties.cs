using CeePortal.Web.Services.Work.Forms;

namespace CeePortal.Web.Services.Work.Filing;

/// <summary>For whom a filing about entries is: their importer, by itself, by an agent with its power of attorney, or on paper that an
/// officer enters.</summary>
public static class EntryParties
{
    /// <summary>True when the filer may file for the importer of an entry; else it is said at the field.</summary>
    public static bool MayFile(WorkFiler filer, FoundEntry entry, FormReader form, string field)
    {
        if (filer.IsOfficer || filer.Parties.Contains(entry.Entry.ImporterId)) return true;
        form.Say(field, filer.IsAgent
            ? $"Your organization holds no power of attorney of the importer of entry {entry.Number}. Have the power recorded first (19 CFR 141.32)."
            : $"The importer of entry {entry.Number} is not one of your organization's numbers. File for your own numbers, or have the other party file.");
        return false;
    }

    /// <summary>Who files for the importer; null when it files itself, or an officer enters its paper.</summary>
    public static long? AgentOf(WorkFiler filer) => filer.IsAgent ? filer.OrganizationId : null;

    /// <summary>The day on which a paper came in, which an officer says; today for what is sent here.</summary>
    public static DateOnly Received(FilingContext context, FormReader form)
    {
        if (!context.Filer.IsOfficer) return context.Today;
        var day = form.Day(ReceivedField.Name);
        if (day > context.Today) form.Say(ReceivedField.Name, "The day of receipt lies ahead. Enter the day on which the paper came in.");
        return day is { } on && on <= context.Today ? on : context.Today;
    }

    /// <summary>The field of that day; an officer's form has it.</summary>
    public static FormField ReceivedField { get; } = FormField.Day("received", "Day of receipt", "The day on which the paper came in; it is judged by that day.");
}
