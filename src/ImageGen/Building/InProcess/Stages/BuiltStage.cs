using ImageGen.Building.InProcess.Attestations;

namespace ImageGen.Building.InProcess.Stages;

/// <summary>The stage that was built for a platform.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Stage">The stage.</param>
internal sealed record BuiltStage(Platform Platform, StageState Stage)
{
    public IReadOnlyList<Attestation> Attestations { get; init; } = [];
}
