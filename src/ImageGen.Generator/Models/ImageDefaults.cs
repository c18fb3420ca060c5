namespace ImageGen.Generator.Models;

/// <summary>The settings that hold for every build of an image.</summary>
internal sealed record ImageDefaults
{
    public EquatableArray<string> Platforms { get; init; }

    public EquatableArray<Setting> Args { get; init; }

    public EquatableArray<Setting> Labels { get; init; }

    public EquatableArray<string> CacheFrom { get; init; }

    public EquatableArray<Setting> ExtraHosts { get; init; }

    public string? Target { get; init; }

    public string? Network { get; init; }

    public string? BaseRegistry { get; init; }

    public bool? Pull { get; init; }

    public bool? NoCache { get; init; }

    /// <summary>A member of <c>ImageBuilder</c>.</summary>
    public string? Builder { get; init; }
}
