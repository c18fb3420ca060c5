using ImageGen.BuildKit.Files;
using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.Building.InProcess.Trees;

/// <summary>A file of a context, which must be the one that was listed.</summary>
internal sealed class ContextFile(ContextEntry entry, EntryFiles files) : ITreeContent
{
    public Stream Open() => new EntryStream(EntryContent.Open(entry, files), entry.Size);

    private sealed class EntryStream(EntryContent content, long length) : ContentStream
    {
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
