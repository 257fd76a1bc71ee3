using System.Globalization;

namespace CeePortal.Web.Services.CenterSearch;

/// <summary>Draws the contiguous United States by an equal-area projection and puts names beside points so that they do
/// not lie on each other.</summary>
/// <remarks>The outline is coarse, made of well-known capes, bays and corners; it shows where an office is, not borders.</remarks>
public sealed class CenterMap
{
    public const int Width = 960, Height = 600;

    const double LineHeight = 17, NameWidth = 8.6, CityWidth = 7.2, Gap = 10;

    static readonly (double Lon, double Lat)[] outline =
    [
        (-124.7, 48.4), (-123.1, 48.2), (-122.8, 49.0), (-116.0, 49.0), (-110.0, 49.0), (-104.0, 49.0), (-98.0, 49.0), (-95.15, 49.0), (-95.15, 49.38), (-94.6, 48.7),
        (-93.0, 48.6), (-91.5, 48.1), (-89.6, 48.0), (-90.8, 47.25), (-92.0, 46.7), (-90.5, 46.6), (-88.4, 47.3), (-87.8, 47.45), (-88.4, 46.9),
        (-87.4, 46.5), (-85.0, 46.75), (-84.4, 46.5), (-83.9, 46.0), (-84.7, 45.95), (-86.6, 45.85), (-87.6, 45.1), (-88.0, 44.55), (-87.1, 45.2),
        (-87.55, 44.2), (-87.9, 43.0), (-87.6, 41.8), (-87.2, 41.65), (-86.6, 41.9), (-86.25, 42.8), (-86.5, 43.7), (-86.2, 44.7), (-85.5, 45.0),
        (-84.75, 45.75), (-83.5, 45.3), (-83.3, 44.9), (-83.9, 43.7), (-82.95, 44.05), (-82.5, 43.0), (-83.1, 42.2), (-83.4, 41.7),
        (-82.5, 41.4), (-81.7, 41.5), (-80.1, 42.15), (-78.9, 42.85), (-79.05, 43.27), (-77.5, 43.25), (-76.4, 43.5), (-76.2, 44.1), (-75.3, 44.85),
        (-74.7, 45.0), (-71.5, 45.0), (-70.9, 45.3), (-70.3, 45.9), (-70.0, 46.7), (-69.2, 47.45), (-68.3, 47.35), (-67.8, 47.07), (-67.8, 45.8),
        (-67.0, 44.85), (-68.2, 44.3), (-69.0, 44.0), (-70.2, 43.6), (-70.7, 43.0), (-70.65, 42.65), (-71.0, 42.3), (-70.6, 41.95), (-70.1, 42.05),
        (-69.95, 41.7), (-70.7, 41.55), (-71.4, 41.45), (-72.9, 41.25), (-73.6, 40.98), (-72.0, 41.07), (-73.9, 40.58), (-74.0, 40.0),
        (-74.4, 39.4), (-74.9, 38.95), (-75.5, 39.5), (-75.1, 38.7), (-75.2, 38.2), (-75.95, 37.15), (-76.2, 38.3), (-76.4, 39.2), (-76.45, 38.2), (-76.3, 37.0),
        (-76.0, 36.85), (-75.5, 35.25), (-76.5, 34.65), (-77.9, 33.9), (-79.1, 33.2), (-79.9, 32.7), (-81.0, 32.0), (-81.45, 30.7), (-81.3, 29.8),
        (-80.55, 28.4), (-80.03, 26.8), (-80.15, 25.75), (-80.4, 25.2), (-81.1, 25.15), (-81.8, 26.1), (-82.7, 27.6), (-82.7, 28.6), (-83.6, 29.8),
        (-84.2, 30.08), (-85.3, 29.7), (-86.3, 30.4), (-87.5, 30.28), (-88.1, 30.3), (-89.3, 30.3), (-89.6, 30.15), (-89.2, 29.1), (-90.2, 29.1),
        (-91.3, 29.4), (-92.3, 29.55), (-93.85, 29.7), (-94.7, 29.4), (-95.9, 28.6), (-97.2, 27.7), (-97.15, 25.96), (-99.1, 26.4), (-99.5, 27.5),
        (-100.3, 28.3), (-100.7, 29.1), (-101.4, 29.77), (-102.4, 29.8), (-103.1, 28.98), (-104.5, 29.65), (-104.9, 30.6), (-106.5, 31.75),
        (-108.2, 31.78), (-108.2, 31.33), (-111.07, 31.33), (-114.8, 32.5), (-117.12, 32.53), (-117.3, 33.1), (-118.4, 33.75), (-118.5, 34.03),
        (-119.2, 34.15), (-120.5, 34.45), (-120.65, 35.15), (-121.9, 36.6), (-122.5, 37.5), (-123.0, 38.0), (-123.7, 38.9), (-123.8, 39.8),
        (-124.4, 40.4), (-124.1, 41.0), (-124.2, 42.0), (-124.55, 42.84), (-124.1, 44.0), (-124.0, 46.3), (-124.1, 46.9),
    ];

    CenterMap(IReadOnlyList<MapPoint> points) => Points = points;

    /// <summary>The outline as the points of a polygon.</summary>
    public static string Land { get; } = string.Join(' ', outline.Select(p => Project(p.Lon, p.Lat)).Select(p => $"{Print(p.X)},{Print(p.Y)}"));

    public IReadOnlyList<MapPoint> Points { get; }

    /// <summary>Places the Centers. The names take the free side of their point, left or right, above or below.</summary>
    public static CenterMap Of(IEnumerable<CenterFacts> centers)
    {
        var spots = centers.Select(c => (Center: c, At: Project(c.Longitude, c.Latitude))).ToList();
        var taken = spots.Select(s => new Box(s.At.X - 9, s.At.Y - 9, s.At.X + 9, s.At.Y + 9)).ToList();
        var points = new List<MapPoint>(spots.Count);
        foreach (var (center, at) in spots)
        {
            var width = Math.Max(center.ShortName.Length * NameWidth, center.Office.Length * CityWidth);
            var choices = Choices(at, width).Where(c => c.Box is { Left: >= 2, Top: >= 2, Right: <= Width - 2, Bottom: <= Height - 2 }).ToList();
            var choice = choices.Find(c => taken.TrueForAll(t => !t.Meets(c.Box)));
            // Where all sides are taken, the side that covers least.
            if (choice.Anchor is null) choice = choices.MinBy(c => taken.Count(t => t.Meets(c.Box)));
            taken.Add(choice.Box);
            points.Add(new MapPoint(center, at.X, at.Y, choice.X, choice.Y, choice.Anchor!, choice.Box));
        }
        return new CenterMap(points);
    }

    static IEnumerable<(double X, double Y, string Anchor, Box Box)> Choices((double X, double Y) at, double width)
    {
        foreach (var step in (double[])[0, 1, 2, 3])
        {
            var far = step * 18;
            foreach (var up in (double[])[0, -1, 1])
            {
                if (step > 0 && up == 0) continue;
                var y = at.Y + up * (step == 0 ? LineHeight * 0.8 : far);
                yield return Right(at.X + Gap, y, width);
                yield return Left(at.X - Gap, y, width);
            }
            yield return Middle(at.X, at.Y + Gap + LineHeight + far, width);
            yield return Middle(at.X, at.Y - Gap - LineHeight - far, width);
        }

        // Two lines of text around y: the name above it, the city below.
        static (double, double, string, Box) Right(double x, double y, double width) => (x, y, "start", new Box(x, y - LineHeight, x + width, y + LineHeight));
        static (double, double, string, Box) Left(double x, double y, double width) => (x, y, "end", new Box(x - width, y - LineHeight, x, y + LineHeight));
        static (double, double, string, Box) Middle(double x, double y, double width) => (x, y, "middle", new Box(x - width / 2, y - LineHeight, x + width / 2, y + LineHeight));
    }

    /// <summary>Albers' equal-area conic with standard parallels 29.5 and 45.5, as maps of the country use it.</summary>
    public static (double X, double Y) Project(double longitude, double latitude)
    {
        const double radians = Math.PI / 180;
        double first = 29.5 * radians, second = 45.5 * radians, middle = 37.5 * radians;
        var n = (Math.Sin(first) + Math.Sin(second)) / 2;
        var c = Math.Pow(Math.Cos(first), 2) + 2 * n * Math.Sin(first);
        var rho = Math.Sqrt(c - 2 * n * Math.Sin(latitude * radians)) / n;
        var rhoMiddle = Math.Sqrt(c - 2 * n * Math.Sin(middle)) / n;
        var theta = n * (longitude + 96) * radians;
        const double scale = 1210;
        return (Width / 2.0 + scale * rho * Math.Sin(theta), 305 - scale * (rhoMiddle - rho * Math.Cos(theta)));
    }

    internal static string Print(double x) => x.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>A Center on the map and where its name stands.</summary>
public sealed record MapPoint(CenterFacts Center, double X, double Y, double NameX, double NameY, string Anchor, Box NameBox)
{
    public string At => CenterMap.Print(X);
    public string Down => CenterMap.Print(Y);
    public string NameAt => CenterMap.Print(NameX);
    public string NameDown => CenterMap.Print(NameY - 2);
    public string CityDown => CenterMap.Print(NameY + 14);
}

/// <summary>A rectangle on the map.</summary>
public readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
}
