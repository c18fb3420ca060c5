namespace ImageGen.Building.Requests;

/// <summary>Normalises the names of named contexts for the lookup of BuildKit's frontend (frontend/dockerui, NamedContext).</summary>
internal static class ContextNames
{
    private const string Understood = ":latest";

    /// <summary>Finds the names that the named contexts of a build replace in its Dockerfile: images, and stages by their <see cref="DockerfileStage.BuilderName"/>.</summary>
    public static IReadOnlySet<string> FindAll(ImageBuildOptions options) =>
        options.NamedContexts.Keys.Select(Find).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// Finds the familiar form without the default tag. With any other form the frontend finds no context, and silently uses the
    /// image itself. <c>docker.io/library/debian</c> and <c>debian:latest</c> are <c>debian</c> there.
    /// </summary>
    /// <returns><see langword="null"/> if no Dockerfile can use the name.</returns>
    public static string? Find(string written)
    {
        if (!ImageReference.TryParse(written, out var reference))
        {
            return null;
        }

        var familiar = reference.ToString();
        return familiar.EndsWith(Understood, StringComparison.Ordinal) ? familiar[..^Understood.Length] : familiar;
    }
}
