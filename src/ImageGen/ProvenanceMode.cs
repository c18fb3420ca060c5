namespace ImageGen;

/// <summary>How much an image's provenance attestation tells of its build.</summary>
public enum ProvenanceMode
{
    /// <summary>No attestation.</summary>
    None,

    /// <summary>What the image was made of and by which builder; no build arguments.</summary>
    Min,

    /// <summary>Also every step, the Dockerfile and the values of build arguments.</summary>
    Max,
}
