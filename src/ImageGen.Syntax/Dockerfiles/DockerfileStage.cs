using ImageGen.Dockerfiles;

namespace ImageGen;

/// <summary>A stage: a <c>FROM</c> and the instructions up to the next one.</summary>
public sealed class DockerfileStage
{
    private IReadOnlyList<DockerfileStage>? _dependsOn;

    internal DockerfileStage()
    {
    }

    /// <summary>The name after <c>AS</c> as written; <see langword="null"/> when there is none. Builders compare it without regard to case.</summary>
    public required string? Name { get; init; }

    /// <summary>The stage's place, counted from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The base as written, variables in place: an image, an earlier stage or <c>scratch</c>.</summary>
    public required string BaseName { get; init; }

    /// <summary>The <c>--platform</c> flag as written.</summary>
    public required string? Platform { get; init; }

    /// <summary>The <c>FROM</c>.</summary>
    public required DockerfileInstruction From { get; init; }

    /// <summary>The instructions after the <c>FROM</c>.</summary>
    public required IReadOnlyList<DockerfileInstruction> Instructions { get; init; }

    /// <summary>The earlier stage that this one is built on, with the defaults of all arguments; <see langword="null"/> for an image.</summary>
    public DockerfileStage? Base { get; internal set; }

    /// <summary>The stages that this one is built on, copies from or mounts from, each once, the base first.</summary>
    public IReadOnlyList<DockerfileStage> DependsOn => _dependsOn ??= Graph?.UsedBy(this) ?? [];

    /// <summary>The stages of the file; <see langword="null"/> while it is read.</summary>
    internal StageGraph? Graph { get; set; }

    /// <summary>The line of the <c>FROM</c>, counted from 1.</summary>
    public int Line => From.Line;

    /// <summary>The name by which builders speak of the stage: its own in lower case, or <c>stage-0</c>.</summary>
    public string BuilderName => Name?.ToLowerInvariant() ?? "stage-" + Index.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
