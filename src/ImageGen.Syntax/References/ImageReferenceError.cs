using ImageGen.References;

namespace ImageGen;

/// <summary>
/// Describes why a text is not a valid image reference, tag, digest or platform. An <see cref="ImageReferenceException"/> has the same message.
/// </summary>
public sealed record ImageReferenceError
{
    internal ImageReferenceError(ScanError error, string message, string? suggestion)
    {
        Kind = error.Kind;
        Part = error.Part;
        Position = error.Position;
        Length = error.Length;
        Message = message;
        Suggestion = suggestion;
    }

    /// <summary>The rule that the text breaks.</summary>
    public ImageReferenceErrorKind Kind { get; }

    /// <summary>The part that breaks the rule.</summary>
    public ImageReferencePart Part { get; }

    /// <summary>The index of the first invalid character, in UTF-16 code units from 0.</summary>
    public int Position { get; }

    /// <summary>The number of invalid UTF-16 code units; 0 if something is missing.</summary>
    public int Length { get; }

    /// <summary>The error with its position and rule, and what to write instead.</summary>
    public string Message { get; }

    /// <summary>A valid text that the author probably intended; <see langword="null"/> if it cannot be derived.</summary>
    public string? Suggestion { get; }

    /// <summary>What to do if no text can be suggested, as one sentence. <see cref="Message"/> then ends with it.</summary>
    public string Advice => ReferenceMessage.Advice(Kind, Part);

    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
