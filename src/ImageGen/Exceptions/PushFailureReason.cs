namespace ImageGen;

/// <summary>The cause of a failed push, as far as the response of the engine or registry shows it.</summary>
public enum PushFailureReason
{
    /// <summary>An unknown cause. The message contains the text of the engine or registry.</summary>
    Unknown,

    /// <summary>There is no image to push: the engine has no image with the reference, the build created none, or the build did not set the tag.</summary>
    ImageNotFound,

    /// <summary>The tags of one push name different images, or not the image that was built.</summary>
    TagsDiffer,

    /// <summary>The registry refused the push: there are no credentials, they are wrong, or the user has no permission to push.</summary>
    AccessDenied,

    /// <summary>The repository does not exist, and the registry does not create it.</summary>
    RepositoryNotFound,

    /// <summary>The registry could not be reached.</summary>
    RegistryUnreachable,

    /// <summary>The registry uses plain HTTP, or its certificate is not trusted.</summary>
    InsecureRegistry,

    /// <summary>The registry failed: it reported an internal error or too many requests, or the connection was lost.</summary>
    RegistryFailed,

    /// <summary>The push took longer than <see cref="ImagePushOptions.Timeout"/> allows.</summary>
    TimedOut,

    /// <summary>The engine does not support an option of the push.</summary>
    NotSupported,
}
