namespace ImageGen.Oci;

/// <summary>The kind of a failed request to a registry.</summary>
public enum RegistryErrorKind
{
    /// <summary>Another failure.</summary>
    Unknown,

    /// <summary>The registry requires other credentials, or denies the permission.</summary>
    AccessDenied,

    /// <summary>The registry does not have the repository, the manifest or the tag.</summary>
    NotFound,

    /// <summary>The registry cannot be reached.</summary>
    Unreachable,

    /// <summary>The connection would not be secure: the certificate is not trusted, or a password would be sent unencrypted.</summary>
    Insecure,

    /// <summary>The registry failed, lost the connection, or sent an invalid response.</summary>
    RegistryFailed,

    /// <summary>The content has a form that is not supported, such as Docker's image manifest schema 1.</summary>
    NotSupported,
}
