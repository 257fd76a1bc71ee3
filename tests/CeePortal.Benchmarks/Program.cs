using CeePortal.Benchmarks;

// dotnet run -c Release --project tests/CeePortal.Benchmarks -- route|intake [--json]
var isJson = args.Contains("--json");
switch (args.FirstOrDefault(a => !a.StartsWith('-')))
{
    case "route":
        return RouteBenchmark.Run(isJson);
    case "intake":
        return await IntakeBenchmark.RunAsync(args);
    default:
        Console.Error.WriteLine("Name a benchmark: route or intake. With --json it prints one JSON document.");
        return 2;
}
