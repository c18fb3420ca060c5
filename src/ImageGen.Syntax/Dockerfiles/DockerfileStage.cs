using ImageGen.Dockerfiles;

namespace ImageGen;

/// <summary>A stage: a <c>FROM</c>, and the instructions up to the next one.</summary>
public sealed class DockerfileStage
{
    private IReadOnlyList<DockerfileStage>? _dependsOn;

    internal DockerfileStage()
    {
    }

    /// <summary>The name after <c>AS</c> as written; <see langword="null"/> if the stage has no name. Builders ignore its case.</summary>
    public required string? Name { get; init; }

    /// <summary>The index of the stage in the file, counted from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The base as written, with variables: an image, an earlier stage or <c>scratch</c>.</summary>
    public required string BaseName { get; init; }

    /// <summary>The <c>--platform</c> flag as written.</summary>
    public required string? Platform { get; init; }

    /// <summary>The <c>FROM</c> instruction.</summary>
    public required DockerfileInstruction From { get; init; }

    /// <summary>The instructions after the <c>FROM</c>.</summary>
    public required IReadOnlyList<DockerfileInstruction> Instructions { get; init; }

    /// <summary>The earlier stage that is the base of this one if all arguments have their defaults; <see langword="null"/> for an image.</summary>
    public DockerfileStage? Base { get; internal set; }

    /// <summary>The stages that are the base of this one, or that it copies or mounts from. Without duplicates, the base first.</summary>
    public IReadOnlyList<DockerfileStage> DependsOn => _dependsOn ??= Graph?.UsedBy(this) ?? [];

    /// <summary>The graph of all stages; <see langword="null"/> while the file is parsed.</summary>
    internal StageGraph? Graph { get; set; }

    /// <summary>The line of the <c>FROM</c>, counted from 1.</summary>
    public int Line => From.Line;

    /// <summary>The name that builders use for the stage: its own name in lower case, or <c>stage-0</c>.</summary>
    public string BuilderName => Name?.ToLowerInvariant() ?? "stage-" + Index.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
