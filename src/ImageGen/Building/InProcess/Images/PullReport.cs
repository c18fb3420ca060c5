using System.Diagnostics;
using ImageGen.Building.InProcess.Trees;
using ImageGen.Oci;
using ImageGen.Progress;

namespace ImageGen.Building.InProcess.Images;

/// <summary>Reports how much of the layers of an image was read from its registry, with the words of engines.</summary>
/// <param name="image">The image.</param>
/// <param name="progress">The receiver of progress.</param>
internal sealed class PullReport(ImageReference image, IProgress<BuildEvent> progress)
{
    /// <summary>The minimum time between two reports of a layer.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns a stream that reports what is read from it. Only layers are reported.</summary>
    public Stream Watch(Stream content, Descriptor descriptor) => ImageDocument.Matches(descriptor) ? content : new WatchedStream(content, descriptor, this);

    private void Report(Descriptor layer, string status, long bytes) =>
        progress.Report(new PullProgressed(image, ProgressText.Digits(layer.Digest), status, bytes, layer.Size));

    private sealed class WatchedStream(Stream content, Descriptor layer, PullReport report) : ContentStream
    {
        private long _read;
        private long _reported = Stopwatch.GetTimestamp();

        public override long Length => content.Length;

        public override long Position { get => content.Position; set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer) => Count(content.Read(buffer));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Count(await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                content.Dispose();
            }

            base.Dispose(disposing);
        }

        private int Count(int read)
        {
            _read += read;
            if (read > 0 && (_read == layer.Size || Stopwatch.GetElapsedTime(_reported) >= Pause))
            {
                _reported = Stopwatch.GetTimestamp();
                report.Report(layer, _read == layer.Size ? "Pull complete" : "Downloading", _read);
            }

            return read;
        }
    }
}
