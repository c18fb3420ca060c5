using Microsoft.Extensions.Logging;

namespace ImageGen.Logging;

/// <summary>The log entries of builds and pushes. Parameters that the text does not name are properties of the entry alone.</summary>
internal static partial class OperationLog
{
    [LoggerMessage(1, LogLevel.Information, "Building {Image} {Builder}.")]
    public static partial void BuildStarted(ILogger logger, ImageReference image, string builder);

    [LoggerMessage(2, LogLevel.Information, "Built {Image} as {Id} in {Duration}.")]
    public static partial void BuildCompleted(ILogger logger, ImageReference image, ImageDigest? id, TimeSpan duration);

    [LoggerMessage(3, LogLevel.Information, "Pushing {Reference}.")]
    public static partial void PushStarted(ILogger logger, ImageReference reference);

    [LoggerMessage(4, LogLevel.Information, "Pushed {Reference} in {Duration}.")]
    public static partial void PushCompleted(ILogger logger, ImageReference reference, TimeSpan duration);

    [LoggerMessage(5, LogLevel.Warning, "{Warning}")]
    public static partial void Warning(ILogger logger, string warning, ImageReference image, string? file, int line, int column, string? url);

    [LoggerMessage(6, LogLevel.Warning, "Attempt {Attempt} of the {Operation} of {Image} failed, and is retried in {Delay}: {Reason}")]
    public static partial void Retrying(ILogger logger, int attempt, string operation, ImageReference image, TimeSpan delay, string reason);

    [LoggerMessage(7, LogLevel.Error, "{Image} failed: {Failure}")]
    public static partial void Failed(ILogger logger, ImageReference image, string failure, string? file, int line, int column, string exception);

    [LoggerMessage(8, LogLevel.Warning, "The work on {Image} was canceled, because the host stops.")]
    public static partial void Stopped(ILogger logger, ImageReference image);

    [LoggerMessage(9, LogLevel.Debug, "The Dockerfile of {Image} is generated for {Project}, which is published {Place}.")]
    public static partial void DockerfileGenerated(ILogger logger, ImageReference image, string project, string place);

    [LoggerMessage(10, LogLevel.Debug, "The context of {Image} was sent: {Entries} entries, {Bytes} bytes.")]
    public static partial void ContextSent(ILogger logger, ImageReference image, long entries, long bytes);

    [LoggerMessage(11, LogLevel.Debug, "{Step}: started.")]
    public static partial void StepStarted(ILogger logger, string step, ImageReference image);

    [LoggerMessage(12, LogLevel.Debug, "{Step}: {Output}")]
    public static partial void StepOutput(ILogger logger, string step, string output, bool isError, ImageReference image);

    [LoggerMessage(13, LogLevel.Debug, "{Step}: {Result}.")]
    public static partial void StepCompleted(ILogger logger, string step, string result, TimeSpan? duration, ImageReference image);

    [LoggerMessage(14, LogLevel.Trace, "{Item}: {Status} {CurrentBytes}/{TotalBytes}")]
    public static partial void Progressed(ILogger logger, string item, string status, long? currentBytes, long? totalBytes, ImageReference image);
}
