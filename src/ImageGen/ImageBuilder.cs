namespace ImageGen;

/// <summary>A builder of images.</summary>
public enum ImageBuilder
{
    /// <summary>BuildKit if the engine supports it, or else the classic builder.</summary>
    Auto,

    /// <summary>BuildKit.</summary>
    BuildKit,

    /// <summary>The classic builder, which runs one step after another in containers.</summary>
    Classic,
}
