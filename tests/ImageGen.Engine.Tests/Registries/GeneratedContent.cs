using System.Security.Cryptography;
using ImageGen.Oci;

namespace ImageGen.Engine.Tests.Registries;

/// <summary>A content that is made while it is read: each byte depends on its position.</summary>
internal sealed class GeneratedContent : IContentSource
{
    public GeneratedContent(long size)
    {
        using var stream = new GeneratedStream(size);
        Descriptor = new Descriptor(MediaTypes.OciLayer, ImageDigest.Parse("sha256:" + Convert.ToHexStringLower(SHA256.HashData(stream))), size);
    }

    public Descriptor Descriptor { get; }

    public Task<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken = default) => Task.FromResult<Stream>(new GeneratedStream(descriptor.Size));

    private sealed class GeneratedStream(long size) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => size;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, size - Position);
            for (var i = 0; i < read; i++)
            {
                buffer[offset + i] = (byte)((Position + i) * 2654435761 >> 13);
            }

            Position += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
