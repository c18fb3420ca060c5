namespace ImageGen.Oci;

/// <summary>A place that has contents by their digests: a repository of a registry, the cache, a layout or an archive.</summary>
public interface IContentSource
{
    /// <summary>Opens a content. The stream ends with an exception if its length or its digest is not the one of the descriptor.</summary>
    /// <exception cref="ContentNotFoundException">The place does not have the content.</exception>
    Task<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken = default);
}
