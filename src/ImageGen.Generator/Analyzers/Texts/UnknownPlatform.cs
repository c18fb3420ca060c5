namespace ImageGen.Generator.Analyzers.Texts;

/// <summary>A platform that is well-formed, but that no known engine runs.</summary>
/// <param name="Suggestion">The platform that the author probably intended.</param>
internal sealed record UnknownPlatform(string? Suggestion)
{
    /// <summary>What to do, for the message.</summary>
    public string Advice => Suggestion is { } suggestion ? "Use '" + suggestion + "'." : "Use a platform such as 'linux/amd64' or 'linux/arm64'.";

    /// <summary>Checks a text; <see langword="null"/> for a known platform, and for a text that is not a platform.</summary>
    public static UnknownPlatform? Find(string text)
    {
        return Platform.TryParse(text, out var platform) && !platform.IsKnown ? new UnknownPlatform(platform.Suggestion) : null;
    }
}
