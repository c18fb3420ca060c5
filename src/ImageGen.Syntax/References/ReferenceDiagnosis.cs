namespace ImageGen.References;

/// <summary>Makes the error of a text that a grammar refuses. Runs only then, so it may look again.</summary>
internal static class ReferenceDiagnosis
{
    /// <summary>Whether a text is of the grammar; if not, the mistake that was probably made.</summary>
    public delegate bool Grammar(ReadOnlySpan<char> text, out ReferenceFault fault);

    public static ImageReferenceError OfReference(ReadOnlySpan<char> text) => Diagnose("image reference", text, IsReference);

    public static ImageReferenceError OfTag(ReadOnlySpan<char> text) => Diagnose("tag", text, IsTag);

    public static ImageReferenceError OfDigest(ReadOnlySpan<char> text) => Diagnose("digest", text, IsDigest);

    public static ImageReferenceError OfPlatform(ReadOnlySpan<char> text) => Diagnose("platform", text, IsPlatform);

    private static ImageReferenceError Diagnose(string whatIsWanted, ReadOnlySpan<char> text, Grammar grammar)
    {
        _ = grammar(text, out ReferenceFault fault);
        if (fault.Length == 1 && fault.Position + 1 < text.Length && char.IsSurrogatePair(text[fault.Position], text[fault.Position + 1]))
        {
            fault = fault with { Length = 2 };
        }

        string? suggestion = ReferenceSuggestion.For(text, fault, grammar);
        string message = ReferenceMessage.For(whatIsWanted, text, fault, suggestion);
        return new ImageReferenceError(fault.Kind, fault.Part, fault.Position, fault.Length, message, suggestion);
    }

    private static bool IsReference(ReadOnlySpan<char> text, out ReferenceFault fault)
    {
        bool isValid = ReferenceScanner.TryScan(text, out ReferenceScan scan);
        fault = CommonMistake.InReference(text) ?? CommonMistake.InAny(text, ImageReferencePart.Reference) ?? scan.Fault;
        return isValid;
    }

    private static bool IsTag(ReadOnlySpan<char> text, out ReferenceFault fault)
    {
        bool isValid = TagScanner.TryScan(text, out fault);
        fault = CommonMistake.InAny(text, ImageReferencePart.Tag) ?? fault;
        return isValid;
    }

    private static bool IsDigest(ReadOnlySpan<char> text, out ReferenceFault fault)
    {
        bool isValid = DigestScanner.TryScan(text, 0, out fault);
        fault = CommonMistake.InAny(text, ImageReferencePart.Digest) ?? fault;
        return isValid;
    }

    private static bool IsPlatform(ReadOnlySpan<char> text, out ReferenceFault fault)
    {
        bool isValid = PlatformParser.TryParse(text, out _, out fault);
        fault = CommonMistake.InAny(text, ImageReferencePart.Platform) ?? fault;
        return isValid;
    }
}
