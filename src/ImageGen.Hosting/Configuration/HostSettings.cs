namespace ImageGen.Configuration;

/// <summary>The keys of the section. The binder sets the properties.</summary>
internal sealed class HostSettings
{
    public ImageBuilder? Builder { get; set; }

    public string? Engine { get; set; }

    public List<NodeSettings> BuildKit { get; set; } = [];

    public List<CredentialSettings> Credentials { get; set; } = [];

    public Dictionary<string, string> Labels { get; set; } = [];

    public bool? Pull { get; set; }

    public TimeSpan? Timeout { get; set; }

    public RetrySettings? Retry { get; set; }
}
