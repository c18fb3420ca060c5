using ImageGen.Building.Failures;
using ImageGen.Registries;

namespace ImageGen.Pushing;

/// <summary>The engine's words about a push that failed → an exception that says what to do.</summary>
internal static class PushFailure
{
    public static ImagePushException Of(ImageReference image, string engineMessage, RegistryCredentials? credentials, Exception? innerException = null)
    {
        var reason = Reason(RegistryFailure.Recognise(engineMessage, image));
        return new ImagePushException($"The push of {image} failed: {engineMessage.Trim().TrimEnd('.')}. {Advice(reason, image, credentials)}", innerException)
        {
            Reference = image,
            Reason = reason,
            IsTransient = reason is PushFailureReason.RegistryFailed or PushFailureReason.RegistryUnreachable && TransientFailure.Is(engineMessage),
        };
    }

    /// <summary>A push that the engine answered with an error status, or that it could not even be asked for.</summary>
    public static ImagePushException Of(ImageReference image, EngineRequestException exception, RegistryCredentials? credentials) =>
        exception.StatusCode is null
            ? new ImagePushException(exception.Message, exception) { Reference = image, Reason = PushFailureReason.NotSupported }
            : Of(image, exception.EngineError ?? exception.Message, credentials, exception);

    /// <summary>A registry that refused what this program itself asked of it.</summary>
    public static ImagePushException Of(ImageReference image, RegistryRequestException refusal, RegistryCredentials? credentials)
    {
        var advice = refusal.Kind switch
        {
            RegistryFailureKind.Unreachable => RegistryAdvice.UnreachableFromHere(image.Registry),
            RegistryFailureKind.Insecure => RegistryAdvice.InsecureFromHere(image.Registry),
            RegistryFailureKind.Unknown => "See the registry's log.",
            _ => Advice(Reason(refusal.Kind), image, credentials),
        };
        return new ImagePushException($"The push of {image} failed: {refusal.Message}. {advice}", refusal)
        {
            Reference = image,
            Reason = Reason(refusal.Kind),
            IsTransient = refusal.Kind is RegistryFailureKind.RegistryFailed,
        };
    }

    /// <summary>An image that a build has left in the engine, and that is there no more.</summary>
    public static ImagePushException NoLongerInEngine(ImageReference image) =>
        new($"The engine no longer has the image {image} that was built: it was removed, or lost this tag, after the build. Build it again, and push it before that happens.")
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

    private static string Advice(PushFailureReason reason, ImageReference image, RegistryCredentials? credentials) => reason switch
    {
        PushFailureReason.ImageNotFound =>
            "Build it first, with this tag and on the same engine, or use BuildAndPushAsync. "
            + $"If a build gave it other tags, push the result of that build ('await built.PushAsync()'), or name its tags in {nameof(ImagePushOptions)}.{nameof(ImagePushOptions.Tags)}.",
        PushFailureReason.AccessDenied => RegistryAdvice.AccessDenied(image.Registry, credentials, "push to", $"{nameof(ImagePushOptions)}.{nameof(ImagePushOptions.Credentials)}"),
        PushFailureReason.RepositoryNotFound => $"Create the repository '{image.Repository}' on {image.Registry} first, or check its name; some registries do not create one on a push.",
        PushFailureReason.RegistryUnreachable => RegistryAdvice.Unreachable(image.Registry),
        PushFailureReason.InsecureRegistry => RegistryAdvice.Insecure(image.Registry),
        PushFailureReason.RegistryFailed => $"{image.Registry} itself failed: try again later, or look at its log.",
        _ => $"These are the engine's own words; 'docker push {image}' tells more.",
    };
}
