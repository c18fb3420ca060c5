using System.Text.RegularExpressions;
using ImageGen.Building.Steps;
using ImageGen.Registries;

namespace ImageGen.Building.Failures;

/// <summary>Recognises an image that the build needs and that cannot be pulled.</summary>
internal static partial class BaseImageFailures
{
    public static BuildFailure? Recognise(EngineComplaint complaint, DockerfileSteps dockerfile)
    {
        var match = Statement().Match(complaint.Words);
        var loading = VertexOfImage().Match(complaint.Step?.Name ?? "");
        if (!match.Success && !loading.Success && complaint.Instruction is not { Keyword: "FROM" })
        {
            return null;
        }

        var name = match.Success ? match.Groups["image"].Value : loading.Groups["image"].Value;
        var instruction = complaint.Instruction ?? dockerfile.NamingImage(name);
        var image = ImageReference.TryParse(name, out var named) ? named : dockerfile.ImageOf(instruction);
        var what = image is null ? "the base image cannot be pulled" : $"the image '{image}' cannot be pulled";
        var kind = image is null ? RegistryFailureKind.Unknown : RegistryFailure.Recognise(complaint.Message, image);
        return new BuildFailure(FailureReason.BaseImage, $"{what}: {complaint.Cause}", Next(kind, image))
        {
            Instruction = instruction,
            Image = image,
            IsRegistryOutOfReach = kind is RegistryFailureKind.Unreachable or RegistryFailureKind.Insecure or RegistryFailureKind.AccessDenied or RegistryFailureKind.RegistryFailed,
            IsPullFailure = true,
        };
    }

    private static string Next(RegistryFailureKind kind, ImageReference? image) => image is null
        ? "Check its name, and check that the engine can reach its registry."
        : kind switch
        {
            RegistryFailureKind.AccessDenied =>
                $"Check its name, and that there are credentials for {image.Registry} that may pull it ('docker login {image.Registry}', or {nameof(ImageBuildOptions.Credentials)} of the options)." + Local,
            RegistryFailureKind.Unreachable => RegistryAdvice.Unreachable(image.Registry) + Local,
            RegistryFailureKind.Insecure => RegistryAdvice.Insecure(image.Registry),
            RegistryFailureKind.RegistryFailed => $"The registry {image.Registry} reported a failure. Try again later, or check its log." + Local,
            _ => "Check its name and tag." + Local,
        };

    private const string Local = $" To build from an image that exists only in the engine, set {nameof(ImageBuildOptions.Pull)} = false.";

    // In this order: the classic builder (missing, then denied), its COPY --from, BuildKit (old, then new), Buildah.
    [GeneratedRegex(
        @"manifest for (?<image>\S+) not found"
        + @"|pull access denied for (?<image>[^\s,]+)"
        + @"|invalid from flag value (?<image>\S+?): "
        + @"|failed to (create LLB definition|load cache key): (?<image>\S+): not found"
        + @"|failed to resolve source metadata for (?<image>\S+?):? "
        + @"|initializing source docker://(?<image>\S+?): "
        + @"|COPY --from=(?<image>\S+): no stage or image found",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Statement();

    [GeneratedRegex(@"^(\[internal\] load metadata for|FROM) (?<image>\S+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VertexOfImage();
}
