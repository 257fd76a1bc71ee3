using System.Data.Common;
using System.Net.Sockets;
using CeePortal.Data;
using Microsoft.AspNetCore.Connections;

namespace CeePortal.Web.Hosting;

/// <summary>Why the portal cannot start, in a sentence that says what to do. The operator sees the sentence and exit code 2,
/// never a stack trace.</summary>
public sealed class StartFailure(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Turns what went wrong at start into a sentence; null when it is not the operator's to mend.</summary>
    public static StartFailure? From(Exception error, PortalSettings? settings, string? addresses)
    {
        var causes = Causes(error).ToList();
        if (causes.OfType<StartFailure>().FirstOrDefault() is { } told)
            return told;
        if (causes.Any(IsAddressInUse))
            return new($"The address {addresses} is in use by another program. Stop that program, or choose another address: ASPNETCORE_URLS=http://localhost:5081.", error);
        if (causes.OfType<SocketException>().FirstOrDefault(e => e.SocketErrorCode is SocketError.AccessDenied or SocketError.AddressNotAvailable) is { } socket)
            return new($"The portal may not listen on {addresses}: {Sentence(socket)} Choose another address with ASPNETCORE_URLS.", error);
        if (causes.OfType<FormatException>().FirstOrDefault(e => e.Message.StartsWith("Invalid url", StringComparison.OrdinalIgnoreCase)) is not null)
            return new($"\"{addresses}\" is not an address to listen on. Set ASPNETCORE_URLS to one like http://localhost:5080.", error);
        if (settings is not null && causes.OfType<DbException>().FirstOrDefault() is { } database)
            return new($"The {Name(settings.Database.Provider)} database cannot be used: {Sentence(database)} Check that it can be reached and ConnectionStrings__Portal.", error);
        return null;
    }

    static bool IsAddressInUse(Exception error) =>
        error is AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse };

    static string Name(DatabaseProvider provider) => provider == DatabaseProvider.SqlServer ? "SQL Server" : "SQLite";

    /// <summary>The first line of a message, which for SQL Server says enough, ending in a full stop.</summary>
    static string Sentence(Exception error)
    {
        var line = error.Message.ReplaceLineEndings("\n").Split('\n')[0].Trim().TrimEnd('.');
        return line + ".";
    }

    static IEnumerable<Exception> Causes(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
            yield return cause;
        if (error is AggregateException several)
            foreach (var cause in several.Flatten().InnerExceptions.SelectMany(Causes))
                yield return cause;
    }
}
