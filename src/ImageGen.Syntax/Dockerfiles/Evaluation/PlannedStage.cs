namespace ImageGen.Dockerfiles;

/// <summary>A stage that a build needs.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="BaseName">The name of its base with expanded variables; <see langword="null"/> if the builder refuses it. For a replaced stage, its own name.</param>
/// <param name="Base">The stage that is its base; <see langword="null"/> for an image.</param>
/// <param name="Platform">Its <c>--platform</c> flag with expanded variables; <see langword="null"/> without one, or if the builder refuses it.</param>
/// <param name="Triggers">The <c>ONBUILD</c> instructions of the stage that is its base, which run first.</param>
public sealed record PlannedStage(DockerfileStage Stage, string? BaseName, DockerfileStage? Base, string? Platform, IReadOnlyList<DockerfileInstruction> Triggers)
{
    /// <summary>Whether something else, such as a named context, is used instead of the stage.</summary>
    public bool IsReplaced { get; init; }

    /// <summary>The instructions of the stage, after the triggers of its base. A replaced stage has none.</summary>
    public IEnumerable<DockerfileInstruction> Instructions => IsReplaced ? [] : Triggers.Concat(Stage.Instructions);
}
