using CeePortal.Web.Operations;

return await CommandLine.RunAsync(args);

/// <summary>The entry point, named so that the tests can host it.</summary>
public partial class Program;
