using System.Text.RegularExpressions;
using ImageGen.Building.Steps;

namespace ImageGen.Building.Failures;

/// <summary>The failures that have no exception of their own, but for which there is something better to say than what the engine says.</summary>
internal static partial class OtherFailures
{
    public static BuildFailure Recognise(EngineComplaint complaint, DockerfileSteps dockerfile)
    {
        var message = complaint.Message.Trim();
        if (MissingTarget().Match(complaint.Words) is { Success: true } target)
        {
            var stages = dockerfile.StageNames.ToList();
            return Other(
                $"the Dockerfile has no stage '{target.Groups["target"].Value}'.",
                stages.Count == 0 ? "None of its stages has a name: give one by FROM … AS name." : $"Its stages are: {string.Join(", ", stages)}.");
        }

        var (what, next) = Explain(message, complaint.Words.Trim());
        return Other(what, next) with { Instruction = complaint.Instruction };
    }

    private static (string What, string Next) Explain(string message, string words)
    {
        if (MissingDockerfile().IsMatch(words))
        {
            return ($"the engine does not find the Dockerfile in the context: {message}", "Check the Dockerfile's path; it starts at the context's root.");
        }

        if (message.Contains("no space left on device", StringComparison.Ordinal))
        {
            return (message, "Free space on the engine's disk: 'docker system df' shows what takes it, 'docker builder prune' empties the build cache.");
        }

        if (LostCharacters().Match(words) is { Success: true } lost)
        {
            return lost.Groups["paths"].Success
                ? ("this engine's BuildKit cannot ask for a path with characters beyond ASCII, which a COPY or ADD names.", "Write '?' for each of them there, or build on Docker Engine 25 or later (BuildKit 0.12).")
                : ("this engine's BuildKit cannot pass on a pattern of the .dockerignore with characters beyond ASCII.", "Write '?' for each of them there, or build on Docker Engine 25 or later (BuildKit 0.12).");
        }

        return message.EndsWith("context canceled", StringComparison.Ordinal)
            ? ($"the engine gave the build up: {message}", "Nobody here cancelled it: see whether the engine is shutting down, and its log.")
            : (message, "The engine's log may say more.");
    }

    private static BuildFailure Other(string what, string next) => new(FailureReason.Other, what, next);

    // In turn: BuildKit, the classic builder, Buildah.
    [GeneratedRegex(
        @"target stage ""?(?<target>\S+?)""? could not be found|failed to reach build target (?<target>\S+) in Dockerfile|The target ""(?<target>[^""]+)"" was not found",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex MissingTarget();

    // Docker Engine 23 and 24, whose BuildKit does not yet escape what its gRPC library refuses to send.
    [GeneratedRegex(@"header key ""((?<paths>followpaths)|exclude-patterns)"" contains value with non-printable ASCII characters", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LostCharacters();

    [GeneratedRegex(@"Cannot locate specified Dockerfile|failed to read dockerfile|^stat \S*/libpod_builder\S+: no such file or directory", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingDockerfile();
}
