using ImageGen.Building.InProcess.Trees;
using ImageGen.Credentials;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Images;

/// <summary>The layers of an image in a registry, after the build that found it. Each is fetched over a connection of its own.</summary>
/// <param name="image">The image.</param>
/// <param name="credentials">The source of credentials.</param>
internal sealed class RegistrySource(ImageReference image, RegistryCredentialSource credentials) : IContentSource
{
    public async Task<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken = default)
    {
        var client = RegistryClients.Create(credentials);
        try
        {
            return new ClientStream(client, await client.GetRepository(image).OpenAsync(descriptor, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private sealed class ClientStream(RegistryClient client, Stream content) : ContentStream
    {
        public override long Length => content.Length;

        public override long Position { get => content.Position; set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer) => content.Read(buffer);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => content.ReadAsync(buffer, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                content.Dispose();
                client.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
