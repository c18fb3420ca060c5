namespace ImageGen;

/// <summary>A builder of images.</summary>
public enum ImageBuilder
{
    /// <summary>BuildKit if the engine supports it, or else the classic builder; this process if no engine responds, and neither the options nor the environment name one.</summary>
    Auto,

    /// <summary>BuildKit.</summary>
    BuildKit,

    /// <summary>The classic builder, which runs one step after another in containers.</summary>
    Classic,

    /// <summary>This process, without an engine: for Dockerfiles without <c>RUN</c>, and for <c>auto</c> Dockerfiles with <see cref="PublishLocation.Host"/>.</summary>
    InProcess,
}
