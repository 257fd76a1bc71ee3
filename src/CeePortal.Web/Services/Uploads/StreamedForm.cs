using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CeePortal.Web.Services.Uploads;

/// <summary>A form with one file that is read as it arrives: its small fields first, then the file's bytes, which are
/// never collected in memory or laid down unencrypted. The form puts its file last.</summary>
public sealed class StreamedForm
{
    const int MostFields = 20;
    const int LongestField = 8 * 1024;

    StreamedForm(Dictionary<string, StringValues> fields, string fileName, Stream? file) =>
        (Fields, FileName, File) = (new FormCollection(fields), fileName, file);

    public IFormCollection Fields { get; }

    /// <summary>The file's name without folders; empty when no file was chosen.</summary>
    public string FileName { get; }

    /// <summary>The bytes as they arrive, to be read once; null when no file was chosen.</summary>
    public Stream? File { get; }

    /// <summary>Reads the fields up to the file.</summary>
    /// <exception cref="BadHttpRequestException">It is not such a form.</exception>
    public static async Task<StreamedForm> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary)
            throw new BadHttpRequestException("The request is not a form with a file.");

        var reader = new MultipartReader(boundary, request.Body) { HeadersCountLimit = 8, HeadersLengthLimit = 4096 };
        var fields = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        for (var count = 0; await reader.ReadNextSectionAsync(ct) is { } section; count++)
        {
            if (count == MostFields) throw new BadHttpRequestException("The form has too many fields.");
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)) continue;
            if (disposition.IsFileDisposition())
            {
                var name = Path.GetFileName((disposition.FileNameStar.Value ?? HeaderUtilities.RemoveQuotes(disposition.FileName).Value ?? "").Replace('\\', '/'));
                return new StreamedForm(fields, Printable(name), name.Length == 0 ? null : section.Body);
            }
            var key = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            fields[key] = StringValues.Concat(fields.GetValueOrDefault(key), await ReadFieldAsync(section.Body, ct));
        }
        return new StreamedForm(fields, "", null);
    }

    static async Task<string> ReadFieldAsync(Stream body, CancellationToken ct)
    {
        var buffer = new byte[LongestField];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        if (length == LongestField) throw new BadHttpRequestException("A field of the form is too long.");
        return System.Text.Encoding.UTF8.GetString(buffer, 0, length);
    }

    static string Printable(string name)
    {
        var clean = new string([.. name.Where(c => !char.IsControl(c))]);
        return clean.Length <= 200 ? clean : clean[^200..];
    }
}

/// <summary>Keeps the framework from reading the form of a page, which then reads it by <see cref="StreamedForm"/> and
/// checks its token itself.</summary>
sealed class StreamsItsForm : IResourceFilter
{
    /// <summary>For <c>Conventions.AddPageApplicationModelConvention(page, StreamsItsForm.Convert)</c>.</summary>
    public static void Convert(PageApplicationModel page)
    {
        foreach (var check in page.Filters.OfType<AutoValidateAntiforgeryTokenAttribute>().ToList()) page.Filters.Remove(check);
        page.Filters.Add(new StreamsItsForm());
    }

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        context.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
