namespace ImageGen.Dockerfiles.Checks;

internal sealed class UndeclaredSecret() : DockerfileCheck(new DockerfileRule(
    "UndeclaredSecret",
    "A secret that is mounted is given to the build",
    "The builder ends the build where a required secret is missing, and mounts nothing where another one is.")
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
                    ? $"The build needs the secret '{id}' here and is not given it; add it to the build's secrets."
                    : $"The build is not given the secret '{id}', so nothing is mounted here; add it to the build's secrets.");
            }
        }
    }
}
