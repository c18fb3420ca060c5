using System.IO.Pipelines;

namespace ImageGen.BuildKit.Tests.Sessions;

/// <summary>One end of a connection in memory. If an end is disposed, the other end reads the end of the stream.</summary>
internal sealed class DuplexStream : Stream
{
    private readonly Stream _reader;
    private readonly Stream _writer;
    private readonly PipeWriter _output;

    private DuplexStream(PipeReader input, PipeWriter output)
    {
        _reader = input.AsStream();
        _writer = output.AsStream();
        _output = output;
    }

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static (DuplexStream Client, DuplexStream Server) CreatePair()
    {
        var options = new PipeOptions(pauseWriterThreshold: 256 * 1024, resumeWriterThreshold: 128 * 1024, useSynchronizationContext: false);
        Pipe up = new(options), down = new(options);
        return (new(down.Reader, up.Writer), new(up.Reader, down.Writer));
    }

    /// <summary>Breaks the stream like a lost peer: the next read of the other end fails.</summary>
    public void Break() => _output.Complete(new IOException("Connection reset by peer"));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => _reader.ReadAsync(buffer, cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => _reader.Read(buffer, offset, count);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => _writer.WriteAsync(buffer, cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => _writer.Write(buffer, offset, count);

    public override Task FlushAsync(CancellationToken cancellationToken) => _writer.FlushAsync(cancellationToken);

    public override void Flush() => _writer.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _reader.Dispose();
            _writer.Dispose();
        }

        base.Dispose(disposing);
    }
}
