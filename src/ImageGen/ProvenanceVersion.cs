namespace ImageGen;

/// <summary>The version of the SLSA provenance format.</summary>
public enum ProvenanceVersion
{
    /// <summary>SLSA provenance v0.2. The default of BuildKit 0.27 and earlier.</summary>
    Slsa02,

    /// <summary>SLSA provenance v1 (BuildKit 0.23 or later). The default since BuildKit 0.28.</summary>
    Slsa1,
}
