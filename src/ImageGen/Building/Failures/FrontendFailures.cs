using System.Text.RegularExpressions;
using ImageGen.Building.Steps;
using ImageGen.Registries;

namespace ImageGen.Building.Failures;

/// <summary>Recognises that the image cannot be had which a <c># syntax=</c> line names to read the Dockerfile.</summary>
internal static partial class FrontendFailures
{
    private const string BuiltIn =
        $" Where the engine cannot reach it, set {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.UseBuiltInFrontend)} = true: the engine's own reader takes its place.";

    public static BuildFailure? Recognise(EngineComplaint complaint, DockerfileSteps dockerfile)
    {
        if (dockerfile.Frontend is not { } frontend || !IsAbout(complaint, frontend.Image))
        {
            return null;
        }

        return new BuildFailure(
            FailureReason.Other,
            $"the image '{frontend.Image}', which '# syntax=' names to read the Dockerfile, cannot be had: {complaint.Message.Trim()}",
            Next(complaint.Message, frontend.Image) + BuiltIn)
        {
            Line = frontend.Line,
        };
    }

    private static bool IsAbout(EngineComplaint complaint, string frontend) =>
        Vertex().Match(complaint.Step?.Name ?? "") is { Success: true } vertex && DockerfileSteps.AreSame(vertex.Groups["image"].Value, frontend);

    private static string Next(string message, string frontend) =>
        ImageReference.TryParse(frontend, out var image)
            ? RegistryFailure.Recognise(message, image) switch
            {
                RegistryFailureKind.AccessDenied => $"Check its name, and that the credentials for {image.Registry} are there ('docker login {image.Registry}', or {nameof(ImageBuildOptions.Credentials)} of the options) and may pull it.",
                RegistryFailureKind.Insecure => RegistryAdvice.Insecure(image.Registry),
                RegistryFailureKind.NotFound => "Check its name and tag.",
                _ => RegistryAdvice.Unreachable(image.Registry),
            }
            : "It is no reference to an image: correct the line.";

    [GeneratedRegex(@"^(\[internal\] )?(resolve image config for |load metadata for )?(docker-image://)?(?<image>\S+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Vertex();
}
