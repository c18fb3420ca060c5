namespace ImageGen;

/// <summary>The credentials of a registry could not be read: a malformed configuration, or a credential helper that fails.</summary>
public sealed class CredentialsException : ImageGenException
{
    /// <summary>Creates the exception.</summary>
    public CredentialsException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The registry whose credentials were asked for; <see langword="null"/> where the configuration as a whole cannot be read.</summary>
    public string? Registry { get; init; }
}
