using System.CommandLine;
using System.Globalization;
using ImageGen.CommandLine.Commands;
using ImageGen.CommandLine.Running;

namespace ImageGen.CommandLine;

/// <summary>The command line over the images of a program. The generated <c>DockerImages.RunAsync</c> calls it.</summary>
public static class ImageCommandLine
{
    /// <summary>Runs a command line, and writes to the streams of the process.</summary>
    /// <param name="images">The images of the program.</param>
    /// <param name="args">The arguments of the program.</param>
    /// <param name="cancellationToken">Cancels the command, also on the engine. Ctrl+C and SIGTERM do the same; a second one, half a second or more later, ends the process at once.</param>
    /// <returns>The exit code: a value of <see cref="CommandExitCode"/>.</returns>
    public static Task<int> RunAsync(IReadOnlyList<DeclaredImage> images, string[] args, CancellationToken cancellationToken) =>
        RunAsync(images, args, new CommandLineStreams(), cancellationToken);

    /// <summary>Runs a command line.</summary>
    /// <param name="images">The images of the program.</param>
    /// <param name="args">The arguments of the program.</param>
    /// <param name="streams">Where the command writes.</param>
    /// <param name="cancellationToken">Cancels the command, also on the engine. Ctrl+C and SIGTERM do the same; a second one, half a second or more later, ends the process at once.</param>
    /// <returns>The exit code: a value of <see cref="CommandExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<DeclaredImage> images, string[] args, CommandLineStreams streams, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(streams);
        // System.CommandLine translates its headings and errors, and all other texts are in English. The culture of the caller stays.
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        using var termination = new TerminationSignals(cancellationToken);
        try
        {
            // Without response files: a value may start with '@'.
            var result = ImagesRootCommand.Create(images).Parse([.. args.SelectMany(WithEmptyValue)], new ParserConfiguration { ResponseFileTokenReplacer = null });
            MissingValue.Check(args, result.CommandResult.Command);
            if (ParseFailure.Find(result) is { } failure)
            {
                failure.Write(streams);
                return (int)CommandExitCode.InvalidCommandLine;
            }

            return await result.InvokeAsync(
                new InvocationConfiguration { Output = streams.Output, Error = streams.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
                termination.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            return (int)CommandFailure.Report(e, subject: null, streams, termination.Token);
        }
    }

    /// <summary>Splits <c>--option=</c>, as in <c>--version=$VERSION</c> of a script. System.CommandLine takes the next argument as the value, although it is an option.</summary>
    private static string[] WithEmptyValue(string argument) =>
        argument.StartsWith('-') && argument.IndexOf('=', StringComparison.Ordinal) == argument.Length - 1 ? [argument[..^1], ""] : [argument];
}
