using ImageGen.References;

namespace ImageGen.Images;

/// <summary>Converts a name and a tag, as a developer writes them, to the reference of the image to build.</summary>
internal static class ImageName
{
    /// <summary>The environment variable with the default namespace.</summary>
    public const string DefaultNamespaceVariable = "IMAGEGEN_DEFAULT_NAMESPACE";

    /// <summary>Adds the default namespace to a name without a namespace, and a tag with the time to a name without a tag.</summary>
    /// <exception cref="ImageReferenceException">The name or the tag is not valid, the tag is given twice, or the name contains a digest.</exception>
    public static ImageReference Resolve(string name, string? tag, string? defaultNamespace, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (RegistryAddress.FindError(name) is { } error)
        {
            throw new ImageReferenceException(error);
        }

        var reference = WithDefaultNamespace(ImageReference.Parse(name), defaultNamespace);
        if (reference.Digest is { } digest)
        {
            throw new ImageReferenceException(
                $"The name '{name}' of an image to build contains the digest '{digest}', which is unknown before the build. Remove the digest; it is in the result of the push.");
        }

        if (tag is null)
        {
            return reference.Tag is null ? reference.WithTag(TimestampTag.Create(clock.GetUtcNow())) : reference;
        }

        return reference.Tag is { } ownTag
            ? throw new ImageReferenceException(
                $"Only one tag can be given: the name '{name}' contains the tag '{ownTag}', and the tag argument is '{tag}'. Remove one of them.")
            : reference.WithTag(ImageTag.Parse(tag));
    }

    private static ImageReference WithDefaultNamespace(ImageReference reference, string? defaultNamespace) =>
        reference.TryWithDefaultNamespace(defaultNamespace, out var complete, out var error)
            ? complete
            : throw new ImageReferenceException(
                $"{error.Message} The default namespace is '{defaultNamespace}', from {DefaultNamespaceVariable}. Change the variable, or write a namespace in the name.");
}
