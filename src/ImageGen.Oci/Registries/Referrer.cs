namespace ImageGen.Oci;

/// <summary>A manifest that describes another one, such as a signature, an SBOM or a provenance.</summary>
/// <param name="Descriptor">The descriptor of the manifest, with its annotations.</param>
/// <param name="ArtifactType">The type of the artifact; <see langword="null"/> if the registry does not report it.</param>
public sealed record Referrer(Descriptor Descriptor, string? ArtifactType);
