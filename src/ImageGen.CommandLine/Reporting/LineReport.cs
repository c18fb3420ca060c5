using ImageGen.CommandLine.Running;

namespace ImageGen.CommandLine.Reporting;

/// <summary>Writes one line for each image.</summary>
/// <param name="streams">The streams.</param>
/// <param name="hasSeveral">Whether the command is for several images, so that an error needs the image's name.</param>
internal sealed class LineReport(CommandLineStreams streams, bool hasSeveral) : IResultReport
{
    public void Completed(ImageResult result)
    {
        streams.Output.WriteLine(result);
        streams.Output.Flush();
    }

    public CommandExitCode Failed(DeclaredImage image, Exception failure, CancellationToken cancellation) =>
        CommandFailure.Report(failure, hasSeveral ? image.Name : null, streams, cancellation);

    public void Close()
    {
    }
}
