namespace CeePortal.Web.Operations;

/// <summary>Where an operator reads and types.</summary>
/// <param name="Words">Standard output, for text.</param>
/// <param name="Bytes">Standard output, for a long document that is streamed.</param>
/// <param name="Errors">Standard error.</param>
/// <param name="Input">Standard input.</param>
public sealed record Terminal(TextWriter Words, Stream Bytes, TextWriter Errors, TextReader Input)
{
    /// <summary>The one that the program was started from.</summary>
    public static Terminal OfProcess() => new(Console.Out, Console.OpenStandardOutput(), Console.Error, Console.In);
}
