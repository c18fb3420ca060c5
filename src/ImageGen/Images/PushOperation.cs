using System.Collections.Immutable;
using ImageGen.Building.InProcess.Images;
using ImageGen.Credentials;
using ImageGen.Progress;
using ImageGen.Pushing;

namespace ImageGen.Images;

/// <summary>A push by an engine, with its time limit and its receiver of progress.</summary>
internal static class PushOperation
{
    /// <param name="references">The references to push.</param>
    /// <param name="options">The options, with all defaults set.</param>
    /// <param name="builtId">The id of the image that the build created; <see langword="null"/> if the references may name any image.</param>
    /// <param name="cancellationToken">Cancels the push, also on the engine.</param>
    /// <exception cref="ImagePushException">The push failed.</exception>
    public static Task<PushedImage> RunAsync(
        ImmutableArray<ImageReference> references, ImagePushOptions options, ImageDigest? builtId, CancellationToken cancellationToken) =>
        RunAsync(references, options, (progress, token) => new ImagePush(references, options, progress) { BuiltId = builtId }.RunAsync(token), cancellationToken);

    /// <summary>Pushes an image that this process built, without an engine.</summary>
    /// <exception cref="ImagePushException">The push failed.</exception>
    public static Task<PushedImage> RunAsync(
        ImmutableArray<ImageReference> references, ImagePushOptions options, BuiltContents contents, CancellationToken cancellationToken) =>
        RunAsync(references, options, (progress, token) =>
        {
            if (options.Platform is { } platform)
            {
                throw new ImagePushException($"This process pushes all platforms that it built, and cannot push '{platform}' only. Remove {nameof(ImagePushOptions)}.{nameof(ImagePushOptions.Platform)}, and set the platform in {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Platforms)}.")
                {
                    Reference = references[0],
                    Reason = PushFailureReason.NotSupported,
                };
            }

            var credentials = new RegistryCredentialSource(options.Credentials, DockerConfiguration.Load(), progress);
            credentials.ReportProblems();
            return new ContentPush(contents, references, credentials, progress).RunAsync(token);
        }, cancellationToken);

    private static async Task<PushedImage> RunAsync(
        ImmutableArray<ImageReference> references, ImagePushOptions options, Func<SerializedProgress, CancellationToken, Task<PushedImage>> push, CancellationToken cancellationToken)
    {
        using var listener = new OperationProgress(options.Progress!, references[0]);
        return await Operation.RunAsync(
            listener,
            options.Timeout,
            timeout => TimedOut(references[0], options.Timeout, timeout),
            token => push(listener.Events, token),
            cancellationToken).ConfigureAwait(false);
    }

    private static ImagePushException TimedOut(ImageReference image, TimeSpan? limit, TimeoutException timeout) =>
        new($"The push of {image} took longer than {ProgressText.Duration(limit!.Value)}, the limit in {nameof(ImagePushOptions)}.{nameof(ImagePushOptions.Timeout)}, and was canceled. Increase the limit, or check in the progress which layer takes the time.", timeout)
        {
            Reference = image,
            Reason = PushFailureReason.TimedOut,
        };
}
