using static ImageGen.ImageReferenceErrorKind;

namespace ImageGen.References;

/// <summary>Makes the error of a text that the grammar refuses. Runs only then, so it may look twice.</summary>
internal static class ReferenceDiagnosis
{
    private delegate bool Check(ReadOnlySpan<char> text);

    public static ImageReferenceError OfReference(ReadOnlySpan<char> text, ReferenceFault fault) =>
        Make("image reference", text, Recognise(text, fault), static t => ReferenceScanner.TryScan(t, out _));

    public static ImageReferenceError OfTag(ReadOnlySpan<char> text, ReferenceFault fault)
    {
        // Standing alone, a tag has nothing after it: what would begin a second tag or a digest is just a wrong character.
        if (fault.Kind == SecondTag)
        {
            fault = new ReferenceFault(InvalidTag, ImageReferencePart.Tag, fault.Position);
        }

        return Make("tag", text, WhitespaceOr(text, fault), static t => TagScanner.Scan(t, 0, out _) == t.Length);
    }

    public static ImageReferenceError OfDigest(ReadOnlySpan<char> text, ReferenceFault fault) =>
        Make("digest", text, WhitespaceOr(text, fault), static t => DigestScanner.TryScan(t, 0, out _));

    public static ImageReferenceError OfPlatform(ReadOnlySpan<char> text, ReferenceFault fault) =>
        Make("platform", text, WhitespaceOr(text, fault), static t => PlatformParser.TryParse(t, out _, out _));

    private static ImageReferenceError Make(string whatIsWanted, ReadOnlySpan<char> text, ReferenceFault fault, Check isValid)
    {
        string? suggestion = ReferenceSuggestion.For(text, fault);
        if (suggestion is not null && !isValid(suggestion.AsSpan()))
        {
            suggestion = null;
        }

        string message = ReferenceMessage.For(whatIsWanted, text, fault, suggestion);
        return new ImageReferenceError(fault.Kind, fault.Part, fault.Position, fault.Length, message, suggestion);
    }

    /// <summary>Prefers the mistake that a person made to the place where the grammar noticed.</summary>
    private static ReferenceFault Recognise(ReadOnlySpan<char> text, ReferenceFault fault)
    {
        int scheme = text.IndexOf("://".AsSpan());
        if (scheme > 0)
        {
            return new ReferenceFault(Scheme, ImageReferencePart.Reference, 0, scheme + 3);
        }

        ReferenceFault found = WhitespaceOr(text, fault);
        if (found.Kind == Whitespace)
        {
            return found;
        }

        int slash = text.IndexOf('/');
        int at = text.IndexOf('@');
        if (at > 0 && at < slash)
        {
            return new ReferenceFault(Credentials, ImageReferencePart.Registry, 0, at + 1);
        }

        if (fault.Part == ImageReferencePart.Registry && fault.Kind == InvalidRegistry && slash == text.Length - 1)
        {
            return new ReferenceFault(TrailingSlash, ImageReferencePart.Repository, slash);
        }

        return fault;
    }

    private static ReferenceFault WhitespaceOr(ReadOnlySpan<char> text, ReferenceFault fault)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                continue;
            }

            int end = i + 1;
            while (end < text.Length && char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            return new ReferenceFault(Whitespace, fault.Part, i, end - i);
        }

        return fault;
    }
}
