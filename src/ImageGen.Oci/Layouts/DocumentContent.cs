using ImageGen.Oci.Documents;

namespace ImageGen.Oci.Layouts;

/// <summary>Reads documents, whose size is limited, into memory.</summary>
internal static class DocumentContent
{
    /// <exception cref="InvalidImageException">The document is too large.</exception>
    /// <exception cref="ContentNotFoundException">The document is missing.</exception>
    public static async Task<byte[]> ReadAsync(Descriptor descriptor, IContentSource source, CancellationToken cancellationToken)
    {
        CheckSize(descriptor.Digest.ToString(), descriptor.Size);
        var stream = await source.OpenAsync(descriptor, cancellationToken).ConfigureAwait(false);
        await using var closed = stream.ConfigureAwait(false);
        return await ReadAsync(stream, descriptor.Digest.ToString(), cancellationToken).ConfigureAwait(false);
    }

    /// <exception cref="InvalidImageException">The document is too large.</exception>
    public static async Task<byte[]> ReadAsync(Stream stream, string name, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[8 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            CheckSize(name, content.Length + read);
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    private static void CheckSize(string name, long size)
    {
        if (size > ImageDocument.MaxSize)
        {
            throw new InvalidImageException($"The document '{name}' of the image has more than {ImageDocument.MaxSize} bytes. Check that it is a manifest, an index or a configuration.");
        }
    }
}
