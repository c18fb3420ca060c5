namespace ImageGen.Generator.Analyzers.Texts;

/// <summary>The grammars, by the kind of text.</summary>
internal static class TextGrammar
{
    /// <summary>Finds the error of a text; <see langword="null"/> if it is valid.</summary>
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

    /// <summary>Returns the name of the kind in messages.</summary>
    public static string NameOf(TextKind kind) => kind switch
    {
        TextKind.Tag => "tag",
        TextKind.Digest => "digest",
        TextKind.Platform => "platform",
        _ => "image reference",
    };
}
