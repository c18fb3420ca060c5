namespace ImageGen.CommandLine.Reporting;

/// <summary>Writes the results of a command.</summary>
internal interface IResultReport
{
    void Completed(ImageResult result);

    /// <summary>Writes a failure, and returns its exit code.</summary>
    CommandExitCode Failed(DeclaredImage image, Exception failure, CancellationToken cancellation);

    void Close();
}
