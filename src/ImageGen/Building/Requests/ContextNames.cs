namespace ImageGen.Building.Requests;

/// <summary>The names of named contexts, as BuildKit's frontend looks them up (frontend/dockerui, NamedContext).</summary>
internal static class ContextNames
{
    private const string Understood = ":latest";

    /// <summary>
    /// The familiar form, without the tag that is understood. By any other the frontend finds no context, and without a word takes the
    /// image itself: <c>docker.io/library/debian</c> and <c>debian:latest</c> are <c>debian</c> there.
    /// </summary>
    /// <returns><see langword="null"/> where no Dockerfile can name it.</returns>
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
