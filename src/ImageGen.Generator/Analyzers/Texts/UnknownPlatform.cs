namespace ImageGen.Generator.Analyzers.Texts;

/// <summary>A platform that is well formed and that no engine is known to have.</summary>
/// <param name="Suggestion">The platform that is probably meant.</param>
internal sealed record UnknownPlatform(string? Suggestion)
{
    /// <summary>Judges a text; <see langword="null"/> for a platform that is known, and for a text that is none.</summary>
    public static UnknownPlatform? Find(string text)
    {
        return Platform.TryParse(text, out var platform) && !platform.IsKnown ? new UnknownPlatform(platform.Suggestion) : null;
    }
}
