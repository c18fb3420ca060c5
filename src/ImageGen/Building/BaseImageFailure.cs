using ImageGen.Building.Failures;
using ImageGen.Registries;

namespace ImageGen.Building;

/// <summary>The engine's words about a pull that failed → an exception that says what to do.</summary>
internal static class BaseImageFailure
{
    /// <param name="image">The base image.</param>
    /// <param name="engineMessage">The engine's words.</param>
    /// <param name="present">Whether the engine has an image of that name all the same.</param>
    /// <param name="credentials">What was sent to the registry.</param>
    /// <param name="innerException">The failure beneath.</param>
    public static BaseImageException Of(ImageReference image, string engineMessage, bool present, RegistryCredentials? credentials, Exception? innerException = null)
    {
        // As `docker build --pull` does, a build that is to look for newer base images fails where it cannot look.
        var local = present ? $" The engine itself has an image {image}: to build from it as it is, set {nameof(ImageBuildOptions.Pull)} = false." : "";
        return new BaseImageException($"The base image {image} could not be pulled: {engineMessage.Trim().TrimEnd('.')}. {Advice(engineMessage, image, credentials)}{local}", innerException)
        {
            Image = image,
            IsTransient = TransientFailure.Is(engineMessage),
        };
    }

    private static string Advice(string engineMessage, ImageReference image, RegistryCredentials? credentials) => RegistryFailure.Recognise(engineMessage, image) switch
    {
        RegistryFailureKind.AccessDenied => "Check the name; if it is right: "
            + RegistryAdvice.AccessDenied(image.Registry, credentials, "pull from", $"{nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Credentials)}"),
        RegistryFailureKind.NotFound => $"Check its name and tag: {image.Registry} has no such image.",
        RegistryFailureKind.Unreachable => RegistryAdvice.Unreachable(image.Registry),
        RegistryFailureKind.Insecure => RegistryAdvice.Insecure(image.Registry),
        RegistryFailureKind.RegistryFailed => $"{image.Registry} itself failed: try again later, or look at its log.",
        _ => $"These are the engine's own words; 'docker pull {image}' tells more.",
    };
}
