namespace ImageGen.Building.BuildKit;

/// <summary>
/// A Dockerfile's <c># syntax=</c> line names an image that is to read the file. BuildKit can fetch such an image only with
/// a session; the usual one does the same work as the reader inside the engine, which takes its place.
/// </summary>
internal static class SyntaxDirective
{
    /// <returns>The request with a Dockerfile that leaves the reading to the engine; its lines keep their numbers.</returns>
    /// <exception cref="ImageBuildException">The Dockerfile is written for some other reader.</exception>
    public static BuildRequest Replace(BuildRequest request, Dockerfile? dockerfile, IProgress<BuildEvent> progress)
    {
        if (dockerfile?.SyntaxDirective is not { Value: var frontend, Line: var line })
        {
            return request;
        }

        var path = request.Context.DockerfilePath;
        if (!IsDockersOwn(frontend))
        {
            throw new ImageBuildException(
                $"{path}({line},1): error: the Dockerfile asks to be read by '{frontend}', which needs a session with BuildKit; that is not supported yet.\n"
                + "Only docker/dockerfile is replaced by the engine's own reader: take the '# syntax=' line out if the file is an ordinary Dockerfile.")
            {
                DockerfilePath = path,
                Line = line,
            };
        }

        progress.Report(new BuildWarning($"'# syntax={frontend}' is left out: the engine's own Dockerfile reader is used.", path, line));
        return request with { Context = request.Context with { DockerfileText = dockerfile.WithoutSyntaxDirective() } };
    }

    /// <summary>Docker's own frontend, from Docker Hub or a mirror, in any version.</summary>
    private static bool IsDockersOwn(string frontend) =>
        ImageReference.TryParse(frontend.Trim(), out var image)
        && ("/" + image.Repository is var repository)
        && (repository.EndsWith("/docker/dockerfile", StringComparison.Ordinal) || repository.EndsWith("/docker/dockerfile-upstream", StringComparison.Ordinal));
}
