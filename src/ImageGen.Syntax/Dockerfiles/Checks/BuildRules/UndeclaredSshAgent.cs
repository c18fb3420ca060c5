namespace ImageGen.Dockerfiles.Checks;

internal sealed class UndeclaredSshAgent() : UndeclaredMount(
    new DockerfileRule(
        "UndeclaredSshAgent",
        "The build has the SSH agents that are mounted",
        "The build fails if a required SSH agent is missing. If any other agent is missing, nothing is mounted.")
    {
        IsBuildKits = false,
    },
    "ssh",
    "SSH agent")
{
    protected override ISet<string>? GivenIds(CheckedFile file) => file.SshAgents;
}
