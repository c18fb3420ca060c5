using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Trees;

/// <summary>The content of a downloaded file.</summary>
internal sealed class CacheContent(ImageCache cache, Descriptor descriptor) : ITreeContent
{
    // The cache opens a file, and waits for nothing.
    public Stream Open() => cache.OpenAsync(descriptor).GetAwaiter().GetResult();
}
