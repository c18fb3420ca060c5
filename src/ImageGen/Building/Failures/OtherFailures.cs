using System.Text.RegularExpressions;
using ImageGen.Building.Steps;

namespace ImageGen.Building.Failures;

/// <summary>The failures without a separate exception type, some with a clearer message than that of the engine.</summary>
internal static partial class OtherFailures
{
    public static BuildFailure Recognise(EngineComplaint complaint, DockerfileSteps dockerfile)
    {
        var message = complaint.Cause;
        if (MissingTarget().Match(complaint.Words) is { Success: true } target)
        {
            var stages = dockerfile.StageNames.ToList();
            return Other(
                $"the Dockerfile has no stage '{target.Groups["target"].Value}'.",
                stages.Count == 0 ? "None of its stages has a name. Name one with FROM … AS name." : $"Its stages are: {string.Join(", ", stages)}.");
        }

        var (what, next) = Explain(message, complaint.Words.Trim());
        return Other(what, next) with { Instruction = complaint.Instruction };
    }

    private static (string What, string Next) Explain(string message, string words)
    {
        if (MissingDockerfile().IsMatch(words))
        {
            return ($"the engine does not find the Dockerfile in the context: {message}", "Check the Dockerfile's path. It is relative to the context's root.");
        }

        if (message.Contains("no space left on device", StringComparison.Ordinal))
        {
            return (message, "Free space on the engine's disk: 'docker system df' shows what uses it, 'docker builder prune' removes unused build cache.");
        }

        if (message.Contains("operating system is not supported", StringComparison.Ordinal))
        {
            return ($"the engine does not build for the operating system of a platform: {message}", "Use a platform of the engine's operating system, such as linux/amd64.");
        }

        if (LostCharacters().Match(words) is { Success: true } lost)
        {
            return lost.Groups["paths"].Success
                ? ("this engine's BuildKit cannot request a path with non-ASCII characters, which a COPY or ADD names.", "Write '?' for each of these characters, or build on Docker Engine 25 or later (BuildKit 0.12).")
                : ("this engine's BuildKit cannot send a .dockerignore pattern with non-ASCII characters.", "Write '?' for each of these characters, or build on Docker Engine 25 or later (BuildKit 0.12).");
        }

        return message.EndsWith("context canceled", StringComparison.Ordinal)
            ? ($"the engine cancelled the build: {message}", "This process did not cancel it. Check whether the engine is shutting down, and check its log.")
            : (message, "Check the engine's log for more details.");
    }

    private static BuildFailure Other(string what, string next) => new(FailureReason.Other, what, next);

    // In this order: BuildKit, the classic builder, Buildah.
    [GeneratedRegex(
        @"target stage ""?(?<target>\S+?)""? could not be found|failed to reach build target (?<target>\S+) in Dockerfile|The target ""(?<target>[^""]+)"" was not found",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex MissingTarget();

    // Docker Engine 23 and 24: their BuildKit does not escape the header values that its gRPC library refuses to send.
    [GeneratedRegex(@"header key ""((?<paths>followpaths)|exclude-patterns)"" contains value with non-printable ASCII characters", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LostCharacters();

    [GeneratedRegex(@"Cannot locate specified Dockerfile|failed to read dockerfile|^stat \S*/libpod_builder\S+: no such file or directory", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingDockerfile();
}
