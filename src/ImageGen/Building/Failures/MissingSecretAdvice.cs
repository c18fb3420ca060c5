namespace ImageGen.Building.Failures;

/// <summary>
/// The instruction for a failed command whose step mounts a secret that the build does not have. The mount is not required, so the builder runs the
/// command without it, and only a warning in the progress names it.
/// </summary>
internal static class MissingSecretAdvice
{
    /// <summary>Creates the instruction, on a line of its own; empty if the step has its secrets.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="secretIds">The ids of the secrets that the build has; <see langword="null"/> if they are unknown.</param>
    public static string Create(BuildFailure failure, IReadOnlyCollection<string>? secretIds)
    {
        if (secretIds is null || failure is not { Reason: FailureReason.Command, Instruction: { } instruction })
        {
            return "";
        }

        string[] missing = [.. instruction.Mounts.Where(mount => mount.Type == "secret").Select(mount => mount.Id).OfType<string>().Where(DockerfileMount.IsConstantId).Distinct(StringComparer.Ordinal).Except(secretIds, StringComparer.Ordinal)];
        return string.Concat(missing.Select(id => $"\nThe step ran without the secret '{id}', which the build does not have. {AddTo(id)}"));
    }

    /// <summary>Returns the instruction to add a secret.</summary>
    public static string AddTo(string id) =>
        $"Add it to {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Secrets)} (BuildSecret.FromEnvironment(\"{id}\", …), FromFile or FromValue), or on the command line with --secret id={id},env=VARIABLE.";
}
