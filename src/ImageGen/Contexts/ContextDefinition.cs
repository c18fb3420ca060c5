using System.Collections.Immutable;

namespace ImageGen.Contexts;

/// <summary>What a build says of its context and its Dockerfile, before anything has been looked for on disk.</summary>
internal sealed record ContextDefinition
{
    /// <summary>The folder where relative paths start.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>Where the files come from. Default: the project's folder.</summary>
    public BuildContext? Context { get; init; }

    /// <summary>The Dockerfile's path as it was written; not looked at where <see cref="DockerfileText"/> is given.</summary>
    public required string DockerfilePath { get; init; }

    /// <summary>A Dockerfile that is no file.</summary>
    public string? DockerfileText { get; init; }

    /// <summary>How messages call a Dockerfile that is no file.</summary>
    public string? DockerfileDisplayPath { get; init; }

    /// <summary>Whether ImageGen made the Dockerfile, so that nobody can mend it.</summary>
    public bool IsDockerfileGenerated { get; init; }

    /// <summary>The files and folders, relative to the context, that alone are sent. Default: all.</summary>
    public ImmutableArray<string> Include { get; init; } = [];

    /// <summary>Rules in the form of a <c>.dockerignore</c> file that hold besides those of the context's own.</summary>
    public string? IgnoreText { get; init; }
}
