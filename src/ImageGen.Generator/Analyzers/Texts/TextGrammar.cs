namespace ImageGen.Generator.Analyzers.Texts;

/// <summary>The grammars, by what a text is meant to be.</summary>
internal static class TextGrammar
{
    /// <summary>Why the text is not of its grammar; <see langword="null"/> when it is.</summary>
    public static ImageReferenceError? FindError(TextKind kind, string text)
    {
        ImageReferenceError? error = null;
        _ = kind switch
        {
            TextKind.Reference => ImageReference.TryParse(text, out _, out error),
            TextKind.Tag => ImageTag.TryParse(text, out _, out error),
            TextKind.Digest => ImageDigest.TryParse(text, out _, out error),
            TextKind.Platform => Platform.TryParse(text, out _, out error),
            _ => true,
        };
        return error;
    }

    /// <summary>What such a text is called in messages.</summary>
    public static string NameOf(TextKind kind) => kind switch
    {
        TextKind.Tag => "tag",
        TextKind.Digest => "digest",
        TextKind.Platform => "platform",
        _ => "image reference",
    };
}
