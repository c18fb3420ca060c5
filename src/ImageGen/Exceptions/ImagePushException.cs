namespace ImageGen;

/// <summary>The exception for a failed push. <see cref="Reason"/> is the cause.</summary>
public sealed class ImagePushException : ImageGenException
{
    /// <summary>Creates the exception.</summary>
    public ImagePushException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The reference whose push failed, with its tag; <see langword="null"/> if the failure concerns no particular reference.</summary>
    public ImageReference? Reference { get; init; }

    /// <summary>The cause of the failure.</summary>
    public PushFailureReason Reason { get; init; }

    /// <summary>Whether the failure is transient.</summary>
    internal bool IsTransient { get; init; }
}
