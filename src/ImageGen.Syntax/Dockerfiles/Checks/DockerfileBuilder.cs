namespace ImageGen;

/// <summary>The builder of a Dockerfile.</summary>
public enum DockerfileBuilder
{
    /// <summary>BuildKit with a current frontend, which supports the whole language.</summary>
    BuildKit,

    /// <summary>The classic builder, which Docker engines had before BuildKit.</summary>
    Classic,
}
