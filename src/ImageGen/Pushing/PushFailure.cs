using ImageGen.Building.Failures;
using ImageGen.BuildKit.Failures;
using ImageGen.Oci;
using ImageGen.Registries;

namespace ImageGen.Pushing;

/// <summary>Creates the exceptions for failed pushes, with the text of the engine or registry and what to do next.</summary>
internal static class PushFailure
{
    /// <summary>Why this machine needs the registry, although the nodes have pushed to it.</summary>
    private const string IndexOverNodes = "The nodes pushed their images, and this machine pushes the index over them. ";

    public static ImagePushException Create(ImageReference image, string engineMessage, RegistryCredentials? credentials, Exception? innerException = null)
    {
        var reason = Reason(RegistryFailure.Recognise(engineMessage, image));
        return new ImagePushException($"The push of {image} failed: {FailureText.Simplify(engineMessage.Trim()).TrimEnd('.')}. {Advice(reason, image, credentials)}", innerException)
        {
            Reference = image,
            Reason = reason,
            IsTransient = reason is PushFailureReason.RegistryFailed or PushFailureReason.RegistryUnreachable && TransientFailure.IsTransient(engineMessage),
        };
    }

    /// <summary>Creates the exception for a push that the engine refused or does not support.</summary>
    public static ImagePushException Create(ImageReference image, EngineRequestException exception, RegistryCredentials? credentials) =>
        exception.StatusCode is null
            ? new ImagePushException(exception.Message, exception) { Reference = image, Reason = PushFailureReason.NotSupported }
            : Create(image, exception.EngineError ?? exception.Message, credentials, exception);

    /// <summary>Creates the exception for a request of this process that the registry refused.</summary>
    public static ImagePushException Create(ImageReference image, RegistryRequestException refusal, RegistryCredentials? credentials) => Create(image, refusal, credentials, isIndex: false);

    /// <summary>Creates the exception for an index over the images that BuildKit nodes pushed.</summary>
    public static ImagePushException CreateForIndex(ImageReference image, RegistryRequestException refusal, RegistryCredentials? credentials) => Create(image, refusal, credentials, isIndex: true);

    private static ImagePushException Create(ImageReference image, RegistryRequestException refusal, RegistryCredentials? credentials, bool isIndex)
    {
        var advice = refusal.Kind switch
        {
            RegistryErrorKind.Unreachable => (isIndex ? IndexOverNodes : "") + RegistryAdvice.UnreachableFromHere(image.Registry),
            RegistryErrorKind.Insecure when isIndex => IndexOverNodes + RegistryAdvice.InsecureFromHere(image.Registry).TrimEnd('.') + ", or set the attribute 'registry.insecure' = 'true' of BuildOutput.Image.",
            RegistryErrorKind.Insecure => RegistryAdvice.InsecureFromHere(image.Registry),
            RegistryErrorKind.Unknown or RegistryErrorKind.NotSupported => "Check the log of the registry.",
            _ => Advice(Reason(refusal.Kind), image, credentials),
        };
        return new ImagePushException($"The push of {image} failed: {refusal.Reason}. {advice}", refusal)
        {
            Reference = image,
            Reason = Reason(refusal.Kind),
            IsTransient = refusal.Kind is RegistryErrorKind.RegistryFailed,
        };
    }

    /// <summary>Creates the exception for a built image that is no longer in the engine.</summary>
    public static ImagePushException NoLongerInEngine(ImageReference image) =>
        new($"The engine no longer has the image {image} that was built: after the build, the image or this tag was removed. Build the image again, and push it at once.")
        {
            Reference = image,
            Reason = PushFailureReason.ImageNotFound,
        };

    public static ImagePushException NotInEngine(ImageReference image) =>
        new($"The engine has no image {image} to push. {Advice(PushFailureReason.ImageNotFound, image, null)}")
        {
            Reference = image,
            Reason = PushFailureReason.ImageNotFound,
        };

    private static PushFailureReason Reason(RegistryFailureKind kind) => kind switch
    {
        RegistryFailureKind.NoSuchImageInEngine => PushFailureReason.ImageNotFound,
        RegistryFailureKind.AccessDenied => PushFailureReason.AccessDenied,
        RegistryFailureKind.NotFound => PushFailureReason.RepositoryNotFound,
        RegistryFailureKind.Unreachable => PushFailureReason.RegistryUnreachable,
        RegistryFailureKind.Insecure => PushFailureReason.InsecureRegistry,
        RegistryFailureKind.RegistryFailed => PushFailureReason.RegistryFailed,
        _ => PushFailureReason.Unknown,
    };

    private static PushFailureReason Reason(RegistryErrorKind kind) => kind switch
    {
        RegistryErrorKind.AccessDenied => PushFailureReason.AccessDenied,
        RegistryErrorKind.NotFound => PushFailureReason.RepositoryNotFound,
        RegistryErrorKind.Unreachable => PushFailureReason.RegistryUnreachable,
        RegistryErrorKind.Insecure => PushFailureReason.InsecureRegistry,
        RegistryErrorKind.RegistryFailed => PushFailureReason.RegistryFailed,
        _ => PushFailureReason.Unknown,
    };

    private static string Advice(PushFailureReason reason, ImageReference image, RegistryCredentials? credentials) => reason switch
    {
        PushFailureReason.ImageNotFound =>
            "Build it first, with this tag and on the same engine, or use BuildAndPushAsync. "
            + $"If a build set other tags, push the result of that build ('await built.PushAsync()'), or set these tags in {nameof(ImagePushOptions)}.{nameof(ImagePushOptions.Tags)}.",
        PushFailureReason.AccessDenied => RegistryAdvice.AccessDenied(image.Registry, credentials, "push to", $"{nameof(ImagePushOptions)}.{nameof(ImagePushOptions.Credentials)}"),
        PushFailureReason.RepositoryNotFound => $"Create the repository '{image.Repository}' on {image.Registry} first, or check the reference. Some registries do not create a repository on a push.",
        PushFailureReason.RegistryUnreachable => RegistryAdvice.Unreachable(image.Registry),
        PushFailureReason.InsecureRegistry => RegistryAdvice.Insecure(image.Registry),
        PushFailureReason.RegistryFailed => $"{image.Registry} failed. Try again later, or check its log.",
        _ => $"This is the text of the engine. Run 'docker push {image}' for more information.",
    };
}
