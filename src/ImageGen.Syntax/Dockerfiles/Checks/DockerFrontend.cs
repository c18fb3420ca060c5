namespace ImageGen.Dockerfiles.Checks;

/// <summary>Whether Docker's own frontend reads a Dockerfile. Another frontend may have other rules, so its files are not checked.</summary>
internal static class DockerFrontend
{
    public static bool Reads(Dockerfile dockerfile) =>
        dockerfile.SyntaxDirective is not { } syntax
        || (ImageReference.TryParse(syntax.Value.Split(' ')[0], out var frontend)
            && frontend.Repository.Substring(frontend.Repository.LastIndexOf('/') + 1) is "dockerfile" or "dockerfile-upstream");
}
