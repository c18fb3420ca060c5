using System.Collections.Immutable;
using ImageGen.Progress;
using ImageGen.Pushing;

namespace ImageGen.Images;

/// <summary>A push by an engine, with its time limit and its listener.</summary>
internal static class PushOperation
{
    /// <param name="references">What to push, under these references.</param>
    /// <param name="options">How; all that has a default is set.</param>
    /// <param name="builtId">The id of the image that a build has given the references; <see langword="null"/> where it does not matter which one they name.</param>
    /// <param name="cancellationToken">Ends the push, on the engine too.</param>
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
        new($"The push of {image} took longer than {nameof(ImagePushOptions)}.{nameof(ImagePushOptions.Timeout)} allows ({limit}) and was ended. Allow more time, or see in its progress which layer takes it.", timeout)
        {
            Reference = image,
            Reason = PushFailureReason.TimedOut,
        };
}
