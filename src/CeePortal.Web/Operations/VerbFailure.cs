namespace CeePortal.Web.Operations;

/// <summary>Why a verb cannot do what was asked, in a sentence for the operator. Exit code 2.</summary>
public sealed class VerbFailure(string message, Exception? inner = null) : Exception(message, inner);
