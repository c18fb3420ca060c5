namespace ImageGen.Dockerfiles.Checks;

internal sealed class UndeclaredSecret() : DockerfileCheck(new DockerfileRule(
    "UndeclaredSecret",
    "The build has the secrets that are mounted",
    "The build fails if a required secret is missing. If any other secret is missing, nothing is mounted.")
{
    IsBuildKits = false,
})
{
    public override void CheckStep(CheckedFile file, CheckedStep step)
    {
        if (file.Secrets is not { } secrets || step.Instruction.Keyword != "RUN")
        {
            return;
        }

        foreach (var mount in step.Instruction.Mounts)
        {
            if (mount is { Type: "secret", Id: { Length: > 0 } id } && id.IndexOf('$') < 0 && !secrets.Contains(id))
            {
                var place = SourceSpan.OfLength(mount.Line, mount.Column, "--mount".Length);
                Report(file, step, step.Place(place), mount.Required
                    ? $"The required secret '{id}' is missing. Add it to the secrets of the build."
                    : $"The secret '{id}' is missing, so nothing is mounted here. Add it to the secrets of the build.");
            }
        }
    }
}
