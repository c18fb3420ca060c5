using System.Globalization;
using System.Text.RegularExpressions;
using ImageGen.Building.Steps;

namespace ImageGen.Building.Failures;

/// <summary>Recognises a Dockerfile that the engine cannot parse, or that uses a feature that its builder does not support.</summary>
internal static partial class SyntaxFailures
{
    public static BuildFailure? Recognise(EngineComplaint complaint, DockerfileSteps dockerfile)
    {
        if (NeedsBuildKit().IsMatch(complaint.Words))
        {
            return new BuildFailure(
                FailureReason.Syntax,
                "this instruction uses a feature that only BuildKit supports: " + WithoutPosition(complaint.Cause),
                "Build with BuildKit (Builder = ImageBuilder.BuildKit, on an engine that has it), or remove that option.")
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
        return new BuildFailure(FailureReason.Syntax, WithoutPosition(complaint.Cause), Next(complaint.Message, dockerfile, hasPlace: line > 0 || instruction is not null))
        {
            Instruction = instruction,
            Line = line,
        };
    }

    private static string Next(string message, DockerfileSteps dockerfile, bool hasPlace)
    {
        if (NewerFlag().Match(message) is { Success: true } flag)
        {
            return $"The engine's built-in Dockerfile frontend does not support --{flag.Groups["flag"].Value}. Use a newer engine, or remove the flag.";
        }

        // A builder without here-documents reports "unknown instruction" at the first line of the here-document's text.
        return dockerfile.HasHeredoc && message.Contains("nknown instruction", StringComparison.Ordinal)
            ? "The Dockerfile has here-documents (<<EOF), which this engine's builder does not support. Use BuildKit of Docker Engine 23.0 or later, or write the step as one command."
            : hasPlace ? "Fix the Dockerfile at this line." : "Fix the Dockerfile.";
    }

    /// <summary>Removes the line, which the message of the exception has already.</summary>
    private static string WithoutPosition(string cause) => Position().Replace(cause, "");

    [GeneratedRegex(@"^((D|d)ockerfile parse error (on )?line \d+: )+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Position();

    [GeneratedRegex(@"requires BuildKit", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NeedsBuildKit();

    [GeneratedRegex(@"[Uu]nknown flag: (--)?(?<flag>[\w-]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NewerFlag();

    // In this order: Docker's builders, Buildah.
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
