using System.Collections.Immutable;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Images;

/// <summary>An image that was built in this process.</summary>
/// <param name="Root">Its manifest, or the index over several or over attestations.</param>
/// <param name="Contents">Its contents.</param>
/// <param name="Id">The digest of its configuration; <see langword="null"/> for several platforms.</param>
/// <param name="Bases">The images that it is based on, whose repositories have some of its layers.</param>
internal sealed record BuiltContents(Descriptor Root, IContentSource Contents, ImageDigest? Id, ImmutableArray<ImageReference> Bases);
