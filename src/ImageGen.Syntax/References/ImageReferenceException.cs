namespace ImageGen;

/// <summary>A text is no valid image reference, tag, digest or platform.</summary>
public sealed class ImageReferenceException : ImageGenException
{
    /// <summary>Creates the exception for a rule beyond the grammar.</summary>
    /// <param name="message">What is wrong and what to write instead.</param>
    public ImageReferenceException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception from what a <c>TryParse</c> found.</summary>
    /// <param name="error">The broken rule.</param>
    public ImageReferenceException(ImageReferenceError error)
        : base(error?.Message ?? throw new ArgumentNullException(nameof(error))) => Error = error;

    /// <summary>The broken rule and its position; <see langword="null"/> when the text itself is well formed.</summary>
    public ImageReferenceError? Error { get; }
}
