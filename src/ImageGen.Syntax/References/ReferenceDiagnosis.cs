namespace ImageGen.References;

/// <summary>Creates the error for a text that the grammar refuses. It runs only in that case, so it may scan the text again.</summary>
internal static class ReferenceDiagnosis
{
    /// <summary>Checks whether a text fits a grammar, and reports the most probable mistake if it does not.</summary>
    public delegate bool Grammar(ReadOnlySpan<char> text, out ScanError error);

    public static ImageReferenceError ForReference(ReadOnlySpan<char> text) => Diagnose("image reference", text, IsReference);

    public static ImageReferenceError ForTag(ReadOnlySpan<char> text) => Diagnose("tag", text, IsTag);

    public static ImageReferenceError ForDigest(ReadOnlySpan<char> text) => Diagnose("digest", text, IsDigest);

    public static ImageReferenceError ForPlatform(ReadOnlySpan<char> text) => Diagnose("platform", text, IsPlatform);

    private static ImageReferenceError Diagnose(string expected, ReadOnlySpan<char> text, Grammar grammar)
    {
        _ = grammar(text, out ScanError error);
        if (error.Length == 1 && error.Position + 1 < text.Length && char.IsSurrogatePair(text[error.Position], text[error.Position + 1]))
        {
            error = error with { Length = 2 };
        }

        string? suggestion = ReferenceSuggestion.For(text, error, grammar);
        string message = ReferenceMessage.For(expected, text, error, suggestion);
        return new ImageReferenceError(error, message, suggestion);
    }

    private static bool IsReference(ReadOnlySpan<char> text, out ScanError error)
    {
        bool isValid = ReferenceScanner.TryScan(text, out ReferenceScan scan);
        error = CommonMistake.InReference(text) ?? CommonMistake.InAny(text, ImageReferencePart.Reference) ?? scan.Error;
        return isValid;
    }

    private static bool IsTag(ReadOnlySpan<char> text, out ScanError error)
    {
        bool isValid = TagScanner.TryScan(text, out error);
        error = CommonMistake.InAny(text, ImageReferencePart.Tag) ?? error;
        return isValid;
    }

    private static bool IsDigest(ReadOnlySpan<char> text, out ScanError error)
    {
        bool isValid = DigestScanner.TryScan(text, 0, out error);
        error = CommonMistake.InAny(text, ImageReferencePart.Digest) ?? error;
        return isValid;
    }

    private static bool IsPlatform(ReadOnlySpan<char> text, out ScanError error)
    {
        bool isValid = PlatformParser.TryParse(text, out _, out error);
        error = CommonMistake.InAny(text, ImageReferencePart.Platform) ?? error;
        return isValid;
    }
}
