using ImageGen.CommandLine.Reporting;

namespace ImageGen.CommandLine;

/// <summary>Where a command line writes. The progress of builds always goes to the standard error of the process.</summary>
public sealed class CommandLineStreams
{
    /// <summary>The receiver of results. Default: standard output.</summary>
    public TextWriter Output { get; init; } = new CurrentConsole(() => Console.Out);

    /// <summary>The receiver of errors. Default: standard error.</summary>
    public TextWriter Error { get; init; } = new CurrentConsole(() => Console.Error);
}
