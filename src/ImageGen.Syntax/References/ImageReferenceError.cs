using ImageGen.References;

namespace ImageGen;

/// <summary>Why a text is no valid image reference, tag, digest or platform: what an <see cref="ImageReferenceException"/> says, as a value.</summary>
public sealed record ImageReferenceError
{
    internal ImageReferenceError(ImageReferenceErrorKind kind, ImageReferencePart part, int position, int length, string message, string? suggestion)
    {
        Kind = kind;
        Part = part;
        Position = position;
        Length = length;
        Message = message;
        Suggestion = suggestion;
    }

    /// <summary>The rule that is broken.</summary>
    public ImageReferenceErrorKind Kind { get; }

    /// <summary>The part that breaks it.</summary>
    public ImageReferencePart Part { get; }

    /// <summary>Where in the text the offending characters begin, in UTF-16 code units from 0.</summary>
    public int Position { get; }

    /// <summary>How many UTF-16 code units offend; 0 where something is missing.</summary>
    public int Length { get; }

    /// <summary>What is wrong, where, by which rule, and what to write instead.</summary>
    public string Message { get; }

    /// <summary>A valid text that is probably meant; <see langword="null"/> when only the author can know.</summary>
    public string? Suggestion { get; }

    /// <summary>What to do about it where no text can be suggested, as one sentence; <see cref="Message"/> ends with it then.</summary>
    public string Remedy => ReferenceMessage.Remedy(Kind, Part);

    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
