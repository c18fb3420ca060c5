using ImageGen.References;

namespace ImageGen.Generator.Analyzers.Texts;

/// <summary>A platform that is well formed and that no engine is known to have.</summary>
/// <param name="Suggestion">The platform that is probably meant.</param>
internal sealed record UnknownPlatform(string? Suggestion)
{
    /// <summary>Judges a text; <see langword="null"/> for a platform that is known, and for a text that is none.</summary>
    public static UnknownPlatform? Find(string text)
    {
        if (!Platform.TryParse(text, out var platform) || platform.IsKnown)
        {
            return null;
        }

        // .NET's names for architectures are not those of Go: linux/x64.
        var meant = platform.Architecture is { } architecture && PlatformNames.Suggest(architecture) is { } alone
            ? platform.OperatingSystem + alone.Substring(alone.IndexOf('/'))
            : null;
        return new UnknownPlatform(Platform.TryParse(meant, out var suggested) && suggested.IsKnown ? meant : null);
    }
}
