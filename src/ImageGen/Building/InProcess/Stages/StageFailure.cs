using ImageGen.Building.Failures;

namespace ImageGen.Building.InProcess.Stages;

/// <summary>The exception for an instruction that failed. The builder adds its position.</summary>
/// <param name="reason">The kind of the reason.</param>
/// <param name="what">The description, as a sentence without its capital letter.</param>
/// <param name="next">The advice for the user.</param>
internal sealed class StageFailure(FailureReason reason, string what, string next) : Exception(what)
{
    public FailureReason Reason { get; } = reason;

    public string Next { get; } = next;

    /// <summary>The image that could not be pulled.</summary>
    public ImageReference? Image { get; init; }

    /// <inheritdoc cref="BuildFailure.IsRegistryOutOfReach"/>
    public bool IsRegistryOutOfReach { get; init; }

    /// <inheritdoc cref="BuildFailure.IsPullFailure"/>
    public bool IsPullFailure { get; init; }
}
