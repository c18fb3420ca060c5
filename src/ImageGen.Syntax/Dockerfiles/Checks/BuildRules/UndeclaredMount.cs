namespace ImageGen.Dockerfiles.Checks;

/// <summary>Finds mounts of something that a build gives its steps by an id, and that this build does not have.</summary>
/// <param name="rule">The rule.</param>
/// <param name="type">The type of the mount.</param>
/// <param name="what">What it mounts.</param>
internal abstract class UndeclaredMount(DockerfileRule rule, string type, string what) : DockerfileCheck(rule)
{
    public override void CheckStep(CheckedFile file, CheckedStep step)
    {
        if (step.Instruction.Keyword != "RUN" || GivenIds(file) is not { } given)
        {
            return;
        }

        foreach (var mount in step.Instruction.Mounts)
        {
            if (mount.Type == type && mount is { Id: { Length: > 0 } id } && id.IndexOf('$') < 0 && !given.Contains(id))
            {
                var place = SourceSpan.OfLength(mount.Line, mount.Column, "--mount".Length);
                Report(file, step, step.Place(place), mount.Required
                    ? $"The required {what} '{id}' is missing. Add it to the {what}s of the build."
                    : $"The {what} '{id}' is missing, so nothing is mounted here. Add it to the {what}s of the build.");
            }
        }
    }

    /// <summary>Returns the ids that the build has; <see langword="null"/> if they are unknown.</summary>
    protected abstract ISet<string>? GivenIds(CheckedFile file);
}
