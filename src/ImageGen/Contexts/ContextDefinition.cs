using System.Collections.Immutable;
using ImageGen.Auto;
using ImageGen.BuildKit;

namespace ImageGen.Contexts;

/// <summary>The settings of a build for its context and its Dockerfile, before any file is read.</summary>
internal sealed record ContextDefinition
{
    /// <summary>The folder that paths are relative to.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>The source of the files. Default: the project's folder.</summary>
    public BuildContext? Context { get; init; }

    /// <summary>The Dockerfile's path as the user set it. Ignored if <see cref="DockerfileText"/> is set.</summary>
    public required string DockerfilePath { get; init; }

    /// <summary>The text of a Dockerfile that is not a file.</summary>
    public string? DockerfileText { get; init; }

    /// <summary>The name of a Dockerfile that is not a file, for messages.</summary>
    public string? DockerfileDisplayPath { get; init; }

    /// <summary>The project that the generated Dockerfile publishes; <see langword="null"/> for a Dockerfile of the user.</summary>
    public PublishedProject? PublishedProject { get; init; }

    /// <summary>The packages of the project whose published result is the context; <see langword="null"/> for other contexts.</summary>
    public PublishedPackages? PublishedPackages { get; init; }

    /// <summary>The files and folders to send, relative to the context. Default: all.</summary>
    public ImmutableArray<string> Include { get; init; } = [];

    /// <summary>Options that the Dockerfile needs, in addition to those of the user, which take precedence.</summary>
    public ImageBuildOptions Needs { get; init; } = new();

    /// <summary>Files that are sent in addition to those of the context's folder, whatever its rules exclude.</summary>
    public IReadOnlyList<MemoryFile> Added { get; init; } = [];

    /// <summary>Finds what a Dockerfile needs by its text and the folder of the context. Default: nothing.</summary>
    public Func<string, string, CancellationToken, Task<DockerfileNeeds>>? FindNeeds { get; init; }

    /// <summary>Folders that are sent in addition, whatever the rules exclude.</summary>
    public IReadOnlyList<AddedFolder> AddedFolders { get; init; } = [];

    /// <summary>The result of a publish on this machine, which is removed after the build; <see langword="null"/> if there is none.</summary>
    public HostOutput? Output { get; init; }

    /// <summary>Files that are sent although the <c>.dockerignore</c> of the context excludes them: paths in the context, with <c>/</c>.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>Additional rules in the syntax of <c>.dockerignore</c>.</summary>
    public string? IgnoreText { get; init; }
}
