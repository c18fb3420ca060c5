namespace ImageGen.Engine.Tests.Building;

/// <summary>The builders that there are.</summary>
public enum EngineKind
{
    /// <summary>BuildKit inside Docker Engine.</summary>
    BuildKit,

    /// <summary>The classic builder of Docker Engine.</summary>
    Classic,

    /// <summary>Buildah behind Podman's Docker API.</summary>
    Podman,
}
