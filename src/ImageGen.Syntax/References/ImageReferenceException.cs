namespace ImageGen;

/// <summary>The exception for a text that is not a valid image reference, tag, digest or platform.</summary>
public sealed class ImageReferenceException : ImageGenException
{
    /// <summary>Creates the exception for a rule that is not part of the grammar.</summary>
    /// <param name="message">What is wrong, and what to write instead.</param>
    public ImageReferenceException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception from the error of a <c>TryParse</c> method.</summary>
    /// <param name="error">The error.</param>
    public ImageReferenceException(ImageReferenceError error)
        : base(error?.Message ?? throw new ArgumentNullException(nameof(error))) => Error = error;

    /// <summary>The rule that the text breaks, with the position; <see langword="null"/> if the text itself is well formed.</summary>
    public ImageReferenceError? Error { get; }
}
