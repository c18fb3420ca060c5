namespace ImageGen.Engines;

/// <summary>What the engine is, and what can be asked of it.</summary>
internal sealed record EngineCapabilities
{
    /// <summary>The API version that both sides know: the one that requests are made in.</summary>
    public required Version ApiVersion { get; init; }

    /// <summary>The newest API version that the engine speaks; <see langword="null"/> where it does not say.</summary>
    public Version? NewestApiVersion { get; init; }

    /// <summary>The product: <c>Docker Engine</c> or <c>Podman</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The product's own version, as it writes it.</summary>
    public required string EngineVersion { get; init; }

    public required bool HasBuildKit { get; init; }

    public required bool IsPodman { get; init; }

    /// <summary>Names the engine in messages.</summary>
    public override string ToString() => $"{Name} {EngineVersion} (API {ApiVersion})";
}
