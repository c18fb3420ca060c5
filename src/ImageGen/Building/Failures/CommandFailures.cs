using System.Globalization;
using System.Text.RegularExpressions;

namespace ImageGen.Building.Failures;

/// <summary>Recognises a RUN step whose command ended with an exit code.</summary>
internal static partial class CommandFailures
{
    public static BuildFailure? Recognise(EngineComplaint complaint, bool isDockerfileGenerated)
    {
        if (ExitCode(complaint) is not { } exitCode)
        {
            return null;
        }

        return new BuildFailure(FailureReason.Command, $"the command of this step ended with exit code {exitCode}.", Next(exitCode, isDockerfileGenerated))
        {
            Instruction = complaint.Instruction,
            ExitCode = exitCode,
        };
    }

    private static int? ExitCode(EngineComplaint complaint)
    {
        if (complaint.Code is { } code and not 0)
        {
            return code;
        }

        if (complaint.Message.Contains("executable file not found in $PATH", StringComparison.Ordinal))
        {
            // The runtime could not even start the command; a shell would have said the same by its exit code.
            return 127;
        }

        var match = Statement().Match(complaint.Words);
        return match.Success && int.TryParse(match.Groups["code"].ValueSpan, CultureInfo.InvariantCulture, out var stated) ? stated : null;
    }

    private static string Next(int exitCode, bool isDockerfileGenerated) => exitCode switch
    {
        not 137 when isDockerfileGenerated => "Mend in the project what the output complains of. The command itself is in a Dockerfile that was made for the project: GetDockerfileAsync gives its text, to be kept and changed.",
        126 => "The file exists but cannot be executed: give it the execute permission (RUN chmod +x, or COPY --chmod=755), and see that it is made for this platform.",
        127 => "The command was not found: install it in an earlier step, or check its name and the PATH; a script may also name an interpreter that the image does not have.",
        137 => "The command was killed, mostly for want of memory: give the engine more memory, or let the step use less.",
        _ => "Mend the command; the same step can be tried by hand in a container of the stage before it (Target builds up to a stage).",
    };

    // In turn: the classic builder; BuildKit before 0.10 and since; Buildah.
    [GeneratedRegex(
        @"returned a non-zero code: (?<code>\d+)\s*$"
        + @"|executor failed running \[.*\]: exit code: (?<code>\d+)"
        + @"|did not complete successfully: exit code: (?<code>\d+)"
        + @"|building at STEP ""RUN .*exit status (?<code>\d+)\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1000)]
    private static partial Regex Statement();
}
