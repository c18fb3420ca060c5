namespace ImageGen.Registries;

/// <summary>A registry did not do what this side itself asked of it.</summary>
/// <param name="kind">What stands in between.</param>
/// <param name="message">The registry's words, or those of the connection, as the part of a sentence.</param>
/// <param name="innerException">The failure of the connection.</param>
internal sealed class RegistryRequestException(RegistryFailureKind kind, string message, Exception? innerException = null) : Exception(message, innerException)
{
    public RegistryFailureKind Kind { get; } = kind;
}
