using System.Collections.Immutable;
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
    public static async Task<PushedImage> RunAsync(
        ImmutableArray<ImageReference> references, ImagePushOptions options, ImageDigest? builtId, CancellationToken cancellationToken)
    {
        using var listener = new OperationProgress(options.Progress!, references[0]);
        return await Operation.RunAsync(
            listener.Events,
            options.Timeout,
            timeout => TimedOut(references[0], options.Timeout, timeout),
            token => new ImagePush(references, options, listener.Events) { BuiltId = builtId }.RunAsync(token),
            cancellationToken).ConfigureAwait(false);
    }

    private static ImagePushException TimedOut(ImageReference image, TimeSpan? limit, TimeoutException timeout) =>
        new($"The push of {image} took longer than {nameof(ImagePushOptions)}.{nameof(ImagePushOptions.Timeout)} allows ({limit}) and was canceled. Increase the limit, or check in the progress which layer takes the time.", timeout)
        {
            Reference = image,
            Reason = PushFailureReason.TimedOut,
        };
}
