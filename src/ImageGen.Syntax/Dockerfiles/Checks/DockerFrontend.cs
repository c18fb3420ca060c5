namespace ImageGen.Dockerfiles.Checks;

/// <summary>Whether a Dockerfile is read by Docker's own frontend; what another one makes of it is nothing that rules of ours can judge.</summary>
internal static class DockerFrontend
{
    public static bool Reads(Dockerfile dockerfile) =>
        dockerfile.SyntaxDirective is not { } syntax
        || (ImageReference.TryParse(syntax.Value.Split(' ')[0], out var frontend)
            && frontend.Repository.Substring(frontend.Repository.LastIndexOf('/') + 1) is "dockerfile" or "dockerfile-upstream");
}
