namespace ImageGen.Building.Requests;

/// <summary>The images that a build pulls from registries.</summary>
internal static class ExternalImages
{
    /// <summary>Gets the distinct references. An invalid reference is omitted, because the engine reports it with its line.</summary>
    public static List<ImageReference> FromRequest(BuildRequest request, Dockerfile dockerfile)
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
