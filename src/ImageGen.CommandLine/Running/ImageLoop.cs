using ImageGen.CommandLine.Reporting;

namespace ImageGen.CommandLine.Running;

/// <summary>Works on images, and ends at the first failure.</summary>
internal static class ImageLoop
{
    /// <summary>Works on all images at the same time. The results are reported in their order.</summary>
    public static async Task<int> RunTogetherAsync(IReadOnlyList<DeclaredImage> images, IResultReport report, Func<DeclaredImage, CancellationToken, Task<ImageResult>> run, CancellationToken cancellationToken)
    {
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Tuple<DeclaredImage, Exception>? first = null;
        var results = await Task.WhenAll(images.Select(RunOneAsync)).ConfigureAwait(false);
        foreach (var result in results.OfType<ImageResult>())
        {
            report.Completed(result);
        }

        var code = first is var (image, failure) ? report.Failed(image, failure, cancellationToken) : CommandExitCode.Success;
        report.Close();
        return (int)code;

        async Task<ImageResult?> RunOneAsync(DeclaredImage image)
        {
            try
            {
                return await run(image, rest.Token).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                // The others are only canceled because of the first.
                _ = Interlocked.CompareExchange(ref first, Tuple.Create(image, exception), null);
                await rest.CancelAsync().ConfigureAwait(false);
                return null;
            }
        }
    }

    /// <summary>Works on the images one after the other.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<DeclaredImage> images, IResultReport report, Func<DeclaredImage, CancellationToken, Task<ImageResult>> run, CancellationToken cancellationToken)
    {
        var code = CommandExitCode.Success;
        foreach (var image in images)
        {
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                report.Completed(await run(image, cancellationToken).ConfigureAwait(false));
            }
            catch (Exception e)
            {
                code = report.Failed(image, e, cancellationToken);
                break;
            }
        }

        report.Close();
        return (int)code;
    }
}
