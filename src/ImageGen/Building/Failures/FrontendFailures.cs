using System.Text.RegularExpressions;
using ImageGen.Building.Steps;
using ImageGen.Registries;

namespace ImageGen.Building.Failures;

/// <summary>Recognises a frontend image, named by a <c># syntax=</c> line, that cannot be pulled.</summary>
internal static partial class FrontendFailures
{
    private const string BuiltIn =
        $" If the engine cannot reach it, set {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.UseBuiltInFrontend)} = true to use the engine's built-in frontend.";

    public static BuildFailure? Recognise(EngineComplaint complaint, DockerfileSteps dockerfile)
    {
        if (dockerfile.Frontend is not { } frontend || !IsAbout(complaint, frontend.Image))
        {
            return null;
        }

        return new BuildFailure(
            FailureReason.Other,
            $"the frontend image '{frontend.Image}' of the '# syntax=' line cannot be pulled: {complaint.Cause}",
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
                RegistryFailureKind.AccessDenied => $"Check its name, and that there are credentials for {image.Registry} that may pull it ('docker login {image.Registry}', or {nameof(ImageBuildOptions.Credentials)} of the options).",
                RegistryFailureKind.Insecure => RegistryAdvice.Insecure(image.Registry),
                RegistryFailureKind.NotFound => "Check its name and tag.",
                _ => RegistryAdvice.Unreachable(image.Registry),
            }
            : "It is not a valid image reference. Fix the line.";

    [GeneratedRegex(@"^(\[internal\] )?(resolve image config for |load metadata for )?(docker-image://)?(?<image>\S+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Vertex();
}
