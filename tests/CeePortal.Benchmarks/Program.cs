using CeePortal.Benchmarks;

// dotnet run -c Release --project tests/CeePortal.Benchmarks -- route|intake|work-clocks|work-queue|work-page|disclosure [--json]
var isJson = args.Contains("--json");
switch (args.FirstOrDefault(a => !a.StartsWith('-')))
{
    case "route":
        return RouteBenchmark.Run(isJson);
    case "intake":
        return await IntakeBenchmark.RunAsync(args);
    case "work-clocks":
        return await WorkClocksBenchmark.RunAsync(args);
    case "work-queue":
        return await WorkQueueBenchmark.RunAsync(args);
    case "work-page":
        return await WorkPageBenchmark.RunAsync(args);
    case "disclosure":
        return await DisclosureBenchmark.RunAsync(args);
    default:
        Console.Error.WriteLine("Name a benchmark: route, intake, work-clocks, work-queue, work-page or disclosure. With --json it prints one JSON document.");
        return 2;
}
