using System.Text.RegularExpressions;
using ImageGen.Building.Steps;

namespace ImageGen.Building.Failures;

/// <summary>Recognises a source that the build's source policy denies. Registries use the word "denied" too, with another meaning.</summary>
internal static partial class SourcePolicyFailures
{
    public static BuildFailure? Recognise(EngineComplaint complaint, DockerfileSteps dockerfile)
    {
        if (Statement().Match(complaint.Words) is not { Success: true } match)
        {
            return null;
        }

        var source = match.Groups["source"].Value;
        return new BuildFailure(
            FailureReason.Other,
            $"the source policy denies '{source}'.",
            $"Allow it in {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.SourcePolicy)}, where the last rule that matches decides, or use a source that is allowed.")
        {
            Instruction = complaint.Instruction ?? dockerfile.NamingImage(source.Replace("docker-image://", "", StringComparison.Ordinal)),
        };
    }

    // sourcepolicy/engine.go since 0.11; llbsolver/policy.go since 0.27.
    [GeneratedRegex(@"source ""(?<source>[^""]+)"" (denied|not allowed) by policy", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Statement();
}
