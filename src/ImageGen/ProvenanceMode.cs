namespace ImageGen;

/// <summary>How much of the build the provenance attestation of an image describes.</summary>
public enum ProvenanceMode
{
    /// <summary>No attestation.</summary>
    None,

    /// <summary>The sources and the builder of the image, without build arguments.</summary>
    Min,

    /// <summary>In addition, every step, the Dockerfile and the values of build arguments.</summary>
    Max,
}
