using ImageGen.Generator.Models.Dockerfiles;
using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Models;

/// <summary>One image, checked and complete: what is emitted depends on this alone.</summary>
internal sealed record ImageModel
{
    public required ClassModel Class { get; init; }

    /// <summary>The assembly under whose name the project's folder is recorded.</summary>
    public required string AssemblyName { get; init; }

    /// <summary>Registry and repository, with the default namespace of MSBuild, without the tag.</summary>
    public required string Name { get; init; }

    /// <summary>The constant tag.</summary>
    public string? Tag { get; init; }

    /// <summary>The Dockerfile's path, or <c>auto</c>.</summary>
    public required string Dockerfile { get; init; }

    /// <summary>The folder or URL of the context.</summary>
    public string? Context { get; init; }

    /// <summary>The project file that <c>auto</c> publishes, as the attribute names it.</summary>
    public string? Project { get; init; }

    /// <summary>What MSBuild told of that project, or of the class's own.</summary>
    public ProjectFacts? ProjectFacts { get; init; }

    /// <summary>The settings that hold for every build.</summary>
    public required SettingValues Options { get; init; }

    /// <summary>What the Dockerfile gives to the class; nothing where the compiler does not see it.</summary>
    public DockerfileMembers Members { get; init; } = new();

    /// <summary>Why the members can only throw, in words for whoever calls them; <see langword="null"/> for an image that is in order.</summary>
    public string? Failure { get; init; }
}
