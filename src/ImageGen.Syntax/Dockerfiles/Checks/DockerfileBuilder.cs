namespace ImageGen;

/// <summary>What builds a Dockerfile.</summary>
public enum DockerfileBuilder
{
    /// <summary>BuildKit with a current frontend, which knows the whole language.</summary>
    BuildKit,

    /// <summary>The builder that Docker engines had before BuildKit.</summary>
    Classic,
}
