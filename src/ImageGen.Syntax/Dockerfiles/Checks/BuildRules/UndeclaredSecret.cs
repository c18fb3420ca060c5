namespace ImageGen.Dockerfiles.Checks;

internal sealed class UndeclaredSecret() : UndeclaredMount(
    new DockerfileRule(
        "UndeclaredSecret",
        "The build has the secrets that are mounted",
        "The build fails if a required secret is missing. If any other secret is missing, nothing is mounted.")
    {
        IsBuildKits = false,
    },
    "secret",
    "secret")
{
    protected override ISet<string>? GivenIds(CheckedFile file) => file.Secrets;
}
