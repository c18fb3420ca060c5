using ImageGen.BuildKit.Files;
using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.Building.InProcess.Trees;

/// <summary>A file of a context, which must be the one that was listed.</summary>
internal sealed class ContextFile(ContextEntry entry, EntryFiles files) : ITreeContent
{
    public Stream Open() => new EntryStream(EntryContent.Open(entry, files), entry.Size);

    private sealed class EntryStream(EntryContent content, long length) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => content.Position; set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            if (content.Position == length)
            {
                content.EnsureUnchanged();
                return 0;
            }

            return content.Read(buffer);
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return ValueTask.FromResult(Read(buffer.Span));
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                content.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
