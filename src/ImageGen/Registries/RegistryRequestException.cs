namespace ImageGen.Registries;

/// <summary>The exception for a failed request of this process to a registry.</summary>
/// <param name="kind">The kind of failure.</param>
/// <param name="message">The text of the registry or of the connection, as a part of a sentence.</param>
/// <param name="innerException">The failure of the connection.</param>
internal sealed class RegistryRequestException(RegistryFailureKind kind, string message, Exception? innerException = null) : Exception(message, innerException)
{
    public RegistryFailureKind Kind { get; } = kind;
}
