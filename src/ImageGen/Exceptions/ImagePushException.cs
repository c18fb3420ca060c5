namespace ImageGen;

/// <summary>A push failed: the registry refused it, could not be reached, or the image does not exist.</summary>
public sealed class ImagePushException : ImageGenException
{
    /// <summary>Creates the exception.</summary>
    public ImagePushException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The reference whose push failed, with its tag; <see langword="null"/> where it is about none in particular.</summary>
    public ImageReference? Reference { get; init; }

    /// <summary>Why the push failed.</summary>
    public PushFailureReason Reason { get; init; }

    /// <summary>Whether the same push may succeed a moment later.</summary>
    internal bool IsTransient { get; init; }
}
