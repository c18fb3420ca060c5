namespace ImageGen.Oci;

/// <summary>A layer that was written.</summary>
/// <param name="Descriptor">The descriptor of the layer as it was written, possibly compressed.</param>
/// <param name="DiffId">The digest of the layer without compression, for <see cref="ImageConfiguration.DiffIds"/>.</param>
public sealed record Layer(Descriptor Descriptor, ImageDigest DiffId);
