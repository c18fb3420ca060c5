using System.Text;

namespace ImageGen.BuildKit.Tests.Connections.Upgrades;

/// <summary>A connection whose peer has already sent everything, and that is read in small pieces.</summary>
internal sealed class TornStream(byte[] answer, int pieceSize) : Stream
{
    private readonly MemoryStream _answer = new(answer);
    private readonly MemoryStream _written = new();

    public bool IsClosed { get; private set; }

    public string Written => Encoding.ASCII.GetString(_written.ToArray());

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => _answer.Read(buffer, offset, Math.Min(count, pieceSize));

    public override void Write(byte[] buffer, int offset, int count) => _written.Write(buffer, offset, count);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsClosed = true;
        base.Dispose(disposing);
    }
}
