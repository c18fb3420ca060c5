using System.Text.RegularExpressions;

namespace ImageGen.Building.Failures;

/// <summary>Recognises a step that requires a secret or an SSH agent that the session does not have.</summary>
internal static partial class SessionFailures
{
    public static BuildFailure? Recognise(EngineComplaint complaint)
    {
        var match = Statement().Match(complaint.Words);
        if (!match.Success || complaint.Instruction is { Keyword: not "RUN" })
        {
            return null;
        }

        var (what, next) = match.Groups["secret"] is { Success: true } secret
            ? ($"there is no secret '{secret.Value}', which this step requires.",
                $"{MissingSecretAdvice.AddTo(secret.Value)} If it is in the list already, its callback returned null: check the source of the secret.")
            : ($"there is no SSH agent '{match.Groups["agent"].Value}', which this step requires.",
                $"Add it to {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Ssh)}: new SshForward(\"{match.Groups["agent"].Value}\").");
        return new BuildFailure(FailureReason.Other, what, next) { Instruction = complaint.Instruction };
    }

    // BuildKit before 0.9, and since 0.9. Buildah has no session.
    [GeneratedRegex(
        @"secret (?<secret>\S+?):? not found|no SSH key ""(?<agent>[^""]+)"" forwarded",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Statement();
}
