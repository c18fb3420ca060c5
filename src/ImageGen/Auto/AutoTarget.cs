using ImageGen.Building;
using ImageGen.Progress;

namespace ImageGen.Auto;

/// <summary>What a Dockerfile must know about the builder.</summary>
/// <param name="UsesBuildKit">Whether BuildKit builds.</param>
internal sealed record AutoTarget(bool UsesBuildKit)
{
    /// <summary>Finds the architecture for which the builder builds by default, as in Docker's platforms. Default: that of this machine.</summary>
    public Func<CancellationToken, Task<string>> FindArchitecture { get; init; } = _ => Task.FromResult(PublishedPlatform.OfThisMachine);

    /// <summary>Whether this process builds, which cannot run the publish in a container.</summary>
    public bool IsInProcess { get; init; }

    /// <summary>Starts to fetch the base images of a Dockerfile for some architectures. Default: the builder fetches them itself.</summary>
    public Action<string, IReadOnlyList<string>>? FetchBases { get; init; }

    /// <summary>The receiver of progress; <see langword="null"/> if only the text is wanted, so that nothing is published.</summary>
    public IProgress<BuildEvent>? Progress { get; init; }

    /// <summary>Finds the architectures of a build, as in Docker's platforms.</summary>
    public async Task<string[]> FindArchitecturesAsync(ImageBuildOptions options, CancellationToken cancellationToken)
    {
        string[] chosen = [.. options.Platforms.Select(platform => platform.Architecture).OfType<string>().Distinct(StringComparer.Ordinal)];
        return chosen.Length > 0 ? chosen : [await FindArchitecture(cancellationToken).ConfigureAwait(false)];
    }

    public static AutoTarget Create(ReadyBuilder builder, IProgress<BuildEvent> progress) =>
        new(builder.Builder.Kind is not ImageBuilder.Classic) { FindArchitecture = builder.FindArchitectureAsync, IsInProcess = builder.Builder.Kind is ImageBuilder.InProcess, Progress = progress };
}
