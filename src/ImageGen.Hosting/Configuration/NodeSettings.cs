namespace ImageGen.Configuration;

/// <summary>The keys of a BuildKit node.</summary>
internal sealed class NodeSettings
{
    public string? Address { get; set; }

    /// <summary>The folder of the certificates.</summary>
    public string? Certificates { get; set; }

    public List<string> Platforms { get; set; } = [];
}
