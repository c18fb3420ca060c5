namespace ImageGen;

/// <summary>The exception for credentials that could not be read, because the configuration is malformed or a credential helper failed.</summary>
public sealed class CredentialsException : ImageGenException
{
    /// <summary>Creates the exception.</summary>
    public CredentialsException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The registry of the credentials; <see langword="null"/> if the whole configuration cannot be read.</summary>
    public string? Registry { get; init; }
}
