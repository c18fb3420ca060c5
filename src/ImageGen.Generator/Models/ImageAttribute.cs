namespace ImageGen.Generator.Models;

/// <summary>The attribute's arguments as the compiler evaluated them; <see langword="null"/> or empty where not given. Nothing is checked yet.</summary>
internal sealed record ImageAttribute
{
    public string? Name { get; init; }

    public string? Tag { get; init; }

    public string Dockerfile { get; init; } = AutoDockerfile;

    public string? Context { get; init; }

    public string? Project { get; init; }

    public string? Target { get; init; }

    public EquatableArray<string> Platforms { get; init; }

    public EquatableArray<string> Args { get; init; }

    public EquatableArray<string> Labels { get; init; }

    public EquatableArray<string> CacheFrom { get; init; }

    public EquatableArray<string> ExtraHosts { get; init; }

    public string? Network { get; init; }

    public string? BaseRegistry { get; init; }

    public bool? Pull { get; init; }

    public bool? NoCache { get; init; }

    /// <summary>The name of the member of <c>ImageBuilder</c>; empty for a number that names none.</summary>
    public string? Builder { get; init; }

    /// <summary>Whether an argument does not compile, which the compiler tells by itself.</summary>
    public bool HasErrors { get; init; }

    /// <summary>The value of <see cref="Dockerfile"/> that asks for one made for the project.</summary>
    public const string AutoDockerfile = "auto";
}
