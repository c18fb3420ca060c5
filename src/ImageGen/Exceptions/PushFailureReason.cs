namespace ImageGen;

/// <summary>Why a push failed, as far as the engine's answer tells.</summary>
public enum PushFailureReason
{
    /// <summary>None of the others; the message has the engine's own words.</summary>
    Unknown,

    /// <summary>There is no image to push: the engine has none of that name and tag, the build made none, or it gave no such tag.</summary>
    ImageNotFound,

    /// <summary>The tags of one push name different images, or another image than the one that was built.</summary>
    TagsDiffer,

    /// <summary>The registry refused: not logged in, wrong credentials, or no right to push there.</summary>
    AccessDenied,

    /// <summary>The registry has no such repository and does not create it.</summary>
    RepositoryNotFound,

    /// <summary>The registry could not be reached.</summary>
    RegistryUnreachable,

    /// <summary>The registry speaks plain HTTP, or has a certificate that the engine does not trust.</summary>
    InsecureRegistry,

    /// <summary>The registry failed: an error of its own, too many requests, or a connection that broke.</summary>
    RegistryFailed,

    /// <summary>The push took longer than <see cref="ImagePushOptions.Timeout"/> allows.</summary>
    TimedOut,

    /// <summary>The engine cannot do what the options ask for.</summary>
    NotSupported,
}
