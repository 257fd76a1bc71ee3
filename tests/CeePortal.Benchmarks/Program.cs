using CeePortal.Benchmarks;

// dotnet run -c Release --project tests/CeePortal.Benchmarks -- route [--json]
var isJson = args.Contains("--json");
switch (args.FirstOrDefault(a => !a.StartsWith('-')))
{
    case "route":
        return RouteBenchmark.Run(isJson);
    default:
        Console.Error.WriteLine("Name a benchmark: route. With --json it prints one JSON document.");
        return 2;
}
