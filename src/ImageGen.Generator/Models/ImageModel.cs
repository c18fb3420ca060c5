using ImageGen.Generator.Models.Dockerfiles;
using ImageGen.Generator.Settings;
using ImageGen.Projects;

namespace ImageGen.Generator.Models;

/// <summary>One image, checked and complete. The emitted source depends only on this model.</summary>
internal sealed record ImageModel
{
    public required ClassModel Class { get; init; }

    /// <summary>The assembly name under which the project's folder is recorded.</summary>
    public required string AssemblyName { get; init; }

    /// <summary>Registry and repository, with the default namespace from MSBuild and without the tag.</summary>
    public required string Name { get; init; }

    /// <summary>The constant tag.</summary>
    public string? Tag { get; init; }

    /// <summary>The Dockerfile's path, or <c>auto</c>.</summary>
    public required string Dockerfile { get; init; }

    /// <summary>The folder or URL of the context.</summary>
    public string? Context { get; init; }

    /// <summary>The project file that <c>auto</c> publishes, as the attribute names it.</summary>
    public string? Project { get; init; }

    /// <summary>MSBuild's information about that project, or about the project of the class.</summary>
    public ProjectFacts? ProjectFacts { get; init; }

    /// <summary>The text of the <c>auto</c> Dockerfile for BuildKit; <see langword="null"/> if it is not known.</summary>
    public string? GeneratedDockerfile { get; init; }

    /// <summary>The class whose image is the base image, in C# source; <see langword="null"/> if there is none.</summary>
    public string? BaseClass { get; init; }

    /// <summary>The settings that apply to every build.</summary>
    public required SettingValues Options { get; init; }

    /// <summary>The members that the class gets from the Dockerfile; empty if the compiler does not see the Dockerfile.</summary>
    public DockerfileMembers Members { get; init; } = new();

    /// <summary>Whether the image may need others of the program, which the class <c>DockerImages</c> knows.</summary>
    public bool MayNeedOthers => Class.IsUsable && (BaseClass is not null || Members.UsedImages.Count > 0);

    /// <summary>The error that the members throw, as a message; <see langword="null"/> for an image without errors.</summary>
    public string? Failure { get; init; }
}
