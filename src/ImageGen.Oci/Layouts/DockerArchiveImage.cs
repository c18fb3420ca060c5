using System.Collections.Immutable;

namespace ImageGen.Oci;

/// <summary>An image in an archive of <c>docker save</c>.</summary>
/// <param name="Manifest">A manifest of Docker's type. Such an archive has none, so it is created when the archive is read.</param>
/// <param name="Names">The references of the image. An image without names has none.</param>
public sealed record DockerArchiveImage(Descriptor Manifest, ImmutableArray<string> Names)
{
    /// <summary>Whether two images have the same values.</summary>
    public bool Equals(DockerArchiveImage? other) => other is not null && Manifest == other.Manifest && Documents.ValueEquality.AreEqual(Names, other.Names);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Manifest, Names.Length);
}
