using System.Text.Json;
using System.Text.Json.Serialization;
using CeePortal.Domain.Revenue;

namespace CeePortal.Data.Revenue;

/// <summary>A figure as it is stored beside what it led to: rates change, and what was billed must stay explained as it was.</summary>
public sealed record StoredFigure(string What, long Cents, string How, string? Source, FigureBasis Basis, IReadOnlyList<StoredFigure>? Parts)
{
    public static StoredFigure Of(Figure figure) => new(figure.What, figure.Amount.Cents, figure.How, figure.Source.Length == 0 ? null : figure.Source, figure.Basis,
        figure.Parts.Count == 0 ? null : [.. figure.Parts.Select(Of)]);

    public Figure ToFigure() => new(What, new(Cents), How, Source ?? "", Basis) { Parts = [.. (Parts ?? []).Select(p => p.ToFigure())] };

    public static string Write(IEnumerable<Figure> figures) => JsonSerializer.Serialize(figures.Select(Of).ToList(), FigureJson.Default.ListStoredFigure);

    public static IReadOnlyList<Figure> Read(string json) => [.. (JsonSerializer.Deserialize(json, FigureJson.Default.ListStoredFigure) ?? []).Select(f => f.ToFigure())];
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(List<StoredFigure>))]
sealed partial class FigureJson : JsonSerializerContext;
