using System.Globalization;
using System.Net;

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
        RefuseRegistryAlone(name);
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

    // The grammar reads 'localhost:5000' as the name 'localhost' with the tag '5000'; nobody who writes it means that.
    private static void RefuseRegistryAlone(string name)
    {
        var colon = name.IndexOf(':');
        if (colon > 0
            && !name.Contains('/')
            && (name.AsSpan(0, colon) is "localhost" || IPAddress.TryParse(name.AsSpan(0, colon), out _))
            && ushort.TryParse(name.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw new ImageReferenceException($"'{name}' is the address of a registry, without a repository. Write '{name}/NAME'.");
        }
    }
}
