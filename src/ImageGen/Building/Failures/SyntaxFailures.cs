using System.Globalization;
using System.Text.RegularExpressions;
using ImageGen.Building.Steps;

namespace ImageGen.Building.Failures;

/// <summary>Recognises a Dockerfile that the engine cannot read, or that asks for what its builder does not know.</summary>
internal static partial class SyntaxFailures
{
    public static BuildFailure? Recognise(EngineComplaint complaint, DockerfileSteps dockerfile)
    {
        if (NeedsBuildKit().IsMatch(complaint.Words))
        {
            return new BuildFailure(
                FailureReason.Syntax,
                "this instruction uses what only BuildKit can do: " + Trim(complaint.Message),
                "Build with BuildKit (Builder = ImageBuilder.BuildKit, on an engine that has it), or do without that option.")
            {
                Instruction = complaint.Instruction,
            };
        }

        var match = Statement().Match(complaint.Words);
        if (!match.Success)
        {
            return null;
        }

        var line = match.Groups["line"] is { Success: true } group ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;
        var instruction = line > 0 ? dockerfile.AtLine(line) : complaint.Instruction;
        return new BuildFailure(FailureReason.Syntax, Trim(complaint.Message), Next(complaint.Message, dockerfile))
        {
            Instruction = instruction,
            Line = line,
        };
    }

    private static string Next(string message, DockerfileSteps dockerfile)
    {
        if (NewerFlag().Match(message) is { Success: true } flag)
        {
            return $"The engine's own Dockerfile reader does not know --{flag.Groups["flag"].Value}: use a newer engine, or do without it.";
        }

        // A heredoc that is not understood ends as "unknown instruction", at the first line of its text.
        return dockerfile.HasHeredoc && message.Contains("nknown instruction", StringComparison.Ordinal)
            ? "The Dockerfile has here-documents (<<EOF), which this engine's builder does not know: use BuildKit of Docker Engine 23.0 or later, or write the step as one command."
            : "Mend the Dockerfile at this place.";
    }

    /// <summary>Leaves out where in the engine the error went through.</summary>
    private static string Trim(string message) => Path().Replace(message.Trim(), "");

    [GeneratedRegex(@"^(failed to solve( with frontend \S+)?: |failed to create LLB definition: |(D|d)ockerfile parse error (on )?line \d+: |building at STEP "".*?"": )+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Path();

    [GeneratedRegex(@"requires BuildKit", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NeedsBuildKit();

    [GeneratedRegex(@"[Uu]nknown flag: (--)?(?<flag>[\w-]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NewerFlag();

    // In turn: Docker's builders; Buildah.
    [GeneratedRegex(
        @"dockerfile parse error (on )?line (?<line>\d+)"
        + @"|dockerfile parse error"
        + @"|failed to process ""|[Uu]nknown instruction|no build stage in current context|Dockerfile.* cannot be empty|file with no instructions"
        + @"|resolving step \{.* StartLine:(?<line>\d+) "
        + @"|FROM requires either|no FROM statement found|no contents in "".*Dockerfile",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex Statement();
}
