namespace ImageGen.Oci;

/// <summary>The options of a push to a repository.</summary>
public sealed record RegistryPushOptions
{
    /// <summary>The tags that the image gets, after everything else was pushed. Default: none, so that it has only its digest.</summary>
    public IReadOnlyList<ImageTag> Tags { get; init; } = [];

    /// <summary>
    /// Other repositories of the same registry that may have the blobs: <c>library/ubuntu</c>. The registry links such a blob instead of receiving it
    /// again. A repository that refuses the access is ignored. Default: none.
    /// </summary>
    public IReadOnlyList<string> MountFrom { get; init; } = [];

    /// <summary>
    /// The maximum number of bytes of a blob in one request, for example because a proxy limits it. A registry may require larger ones
    /// (<c>OCI-Chunk-Min-Length</c>). Default: no limit; a registry that refuses a whole blob receives it in parts.
    /// </summary>
    public long? MaxChunkSizeBytes { get; init; }

    /// <summary>The receiver of progress. Only one event is reported at a time. Default: none.</summary>
    public IProgress<RegistryPushEvent>? Progress { get; init; }
}
