namespace ImageGen.Oci;

/// <summary>The progress of a push to a repository.</summary>
public abstract record RegistryPushEvent
{
    private RegistryPushEvent()
    {
    }

    /// <summary>The repository already has a content. It is not sent.</summary>
    /// <param name="Content">The content: a blob, or a manifest with everything that it refers to.</param>
    public sealed record Exists(Descriptor Content) : RegistryPushEvent;

    /// <summary>A layer with a foreign media type stays at its own addresses. It is not sent.</summary>
    /// <param name="Content">The layer.</param>
    public sealed record Foreign(Descriptor Content) : RegistryPushEvent;

    /// <summary>The registry has linked a blob from another repository. It is not sent.</summary>
    /// <param name="Content">The blob.</param>
    /// <param name="From">The other repository.</param>
    public sealed record Mounted(Descriptor Content, string From) : RegistryPushEvent;

    /// <summary>A part of a content was sent. The number becomes smaller if a part must be sent again.</summary>
    /// <param name="Content">The content.</param>
    /// <param name="SentBytes">The number of bytes that were sent. It is the size of the content when the registry has received it.</param>
    public sealed record Sent(Descriptor Content, long SentBytes) : RegistryPushEvent;

    /// <summary>The image has a tag.</summary>
    /// <param name="Tag">The tag.</param>
    /// <param name="Digest">The digest of the image.</param>
    public sealed record Tagged(ImageTag Tag, ImageDigest Digest) : RegistryPushEvent;

    /// <summary>A request failed, and is sent again after a delay.</summary>
    /// <param name="Delay">The delay.</param>
    /// <param name="Reason">The failure, as a part of a sentence.</param>
    public sealed record Waiting(TimeSpan Delay, string Reason) : RegistryPushEvent;
}
