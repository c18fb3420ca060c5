using ImageGen.References;

namespace ImageGen.Images;

/// <summary>A name and a tag as a person gives them → the reference of the image to build.</summary>
internal static class ImageName
{
    /// <summary>The environment variable that holds the default namespace.</summary>
    public const string DefaultNamespaceVariable = "IMAGEGEN_DEFAULT_NAMESPACE";

    /// <summary>Puts the default namespace before a name that has none, and the time's tag after one that has none.</summary>
    /// <exception cref="ImageReferenceException">The name or the tag is not valid, both hold a tag, or the name holds a digest.</exception>
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
                $"The name '{name}' of an image to build holds the digest '{digest}', which nobody can know before the build. Remove it; the digest is in the result of the push.");
        }

        if (tag is null)
        {
            return reference.Tag is null ? reference.WithTag(TimestampTag.Of(clock.GetUtcNow())) : reference;
        }

        return reference.Tag is { } ownTag
            ? throw new ImageReferenceException(
                $"Only one tag can be given: the name '{name}' holds the tag '{ownTag}', and the tag argument is '{tag}'. Remove one of them.")
            : reference.WithTag(ImageTag.Parse(tag));
    }

    private static ImageReference WithDefaultNamespace(ImageReference reference, string? defaultNamespace) =>
        reference.TryWithDefaultNamespace(defaultNamespace, out var complete, out var error)
            ? complete
            : throw new ImageReferenceException(
                $"{error.Message} The default namespace is '{defaultNamespace}', from {DefaultNamespaceVariable}: correct it there, or write a namespace in the name.");
}
