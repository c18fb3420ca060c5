namespace ImageGen.Building.Requests;

/// <summary>The images that a build takes from registries.</summary>
internal static class ExternalImages
{
    /// <summary>Their references, each once. A name that is no valid reference is left to the engine to complain of, at its line.</summary>
    public static List<ImageReference> Of(BuildRequest request, Dockerfile dockerfile)
    {
        var arguments = new Dictionary<string, string?>(request.Options.Args, StringComparer.Ordinal);
        List<ImageReference> images = [];
        foreach (var name in dockerfile.ExternalImages(arguments, request.Options.Target))
        {
            if (ImageReference.TryParse(name, out var image) && !images.Contains(image))
            {
                images.Add(image);
            }
        }

        return images;
    }
}
