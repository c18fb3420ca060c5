namespace ImageGen;

/// <summary>Which of the engine's builders builds an image.</summary>
public enum ImageBuilder
{
    /// <summary>BuildKit where the engine has it, the classic builder where it has not.</summary>
    Auto,

    /// <summary>BuildKit.</summary>
    BuildKit,

    /// <summary>The classic builder, which runs one step after another in containers.</summary>
    Classic,
}
