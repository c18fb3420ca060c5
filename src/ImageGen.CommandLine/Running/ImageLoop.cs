using ImageGen.CommandLine.Reporting;

namespace ImageGen.CommandLine.Running;

/// <summary>Works on images one after the other, and ends at the first failure.</summary>
internal static class ImageLoop
{
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
