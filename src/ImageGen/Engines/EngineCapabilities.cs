namespace ImageGen.Engines;

/// <summary>The product and version of an engine, and what it supports.</summary>
internal sealed record EngineCapabilities
{
    /// <summary>The negotiated API version, which all requests use.</summary>
    public required Version ApiVersion { get; init; }

    /// <summary>The newest API version that the engine supports; <see langword="null"/> if it does not report it.</summary>
    public Version? NewestApiVersion { get; init; }

    /// <summary>The product: <c>Docker Engine</c> or <c>Podman</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The version of the product, as it reports it.</summary>
    public required string EngineVersion { get; init; }

    public required bool HasBuildKit { get; init; }

    public required bool IsPodman { get; init; }

    /// <summary>Returns the name of the engine for messages.</summary>
    public override string ToString() => $"{Name} {EngineVersion} (API {ApiVersion})";
}
