using System.Globalization;
using System.Text.RegularExpressions;

namespace ImageGen.Building.Failures;

/// <summary>Recognises a RUN step whose command ended with an exit code.</summary>
internal static partial class CommandFailures
{
    /// <summary>The first part of the advice for a program that the builder's processor does not run.</summary>
    public const string Emulation =
        "The processor of the builder does not run this program, usually because the program is for another platform. "
        + "Install an emulator on the builder (docker run --privileged --rm tonistiigi/binfmt --install all), or build on a machine of the platform.";

    private const string NativeStage = " If the result of the stage does not depend on the platform, start the stage with FROM --platform=$BUILDPLATFORM.";

    public static BuildFailure? Recognise(EngineComplaint complaint)
    {
        if (ExitCode(complaint) is not { } exitCode)
        {
            return null;
        }

        return new BuildFailure(FailureReason.Command, $"the command of this step ended with exit code {exitCode}.", IsOfOtherPlatform(complaint) ? Emulation + NativeStage : Next(exitCode))
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
            // The runtime could not start the command; a shell reports the same with this exit code.
            return 127;
        }

        var match = Statement().Match(complaint.Words);
        return match.Success && int.TryParse(match.Groups["code"].ValueSpan, CultureInfo.InvariantCulture, out var stated) ? stated : null;
    }

    /// <summary>Runtimes and shells report the kernel's ENOEXEC with these words: runc in the message or in the output, a shell in the output.</summary>
    private static bool IsOfOtherPlatform(EngineComplaint complaint) =>
        (complaint.Step?.Output.Lines ?? []).Append(complaint.Message).Any(text => text.Contains("exec format error", StringComparison.OrdinalIgnoreCase));

    private static string Next(int exitCode) => exitCode switch
    {
        126 => "The file exists but cannot be executed. Give it the execute permission (RUN chmod +x, or COPY --chmod=755), and check that it is built for this platform.",
        127 => "The command was not found. Install it in an earlier step, or check its name and the PATH. For a script, check also that the image has its interpreter.",
        137 => "The command was killed, usually because the memory was exhausted. Give the engine more memory, or make the step use less.",
        _ => "Fix the command. To try the step by hand, run it in a container of the stage before it (Target builds up to a stage).",
    };

    // In this order: the classic builder, BuildKit before 0.10, BuildKit since 0.10, Buildah.
    [GeneratedRegex(
        @"returned a non-zero code: (?<code>\d+)\s*$"
        + @"|executor failed running \[.*\]: exit code: (?<code>\d+)"
        + @"|did not complete successfully: exit code: (?<code>\d+)"
        + @"|building at STEP ""RUN .*exit status (?<code>\d+)\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1000)]
    private static partial Regex Statement();
}
