namespace ImageGen.Building.InProcess.Trees;

/// <summary>Reads the next bytes of a stream, up to a length.</summary>
/// <param name="inner">The stream at the start of the part. It is closed with this one.</param>
/// <param name="length">The length of the part.</param>
internal sealed class PartStream(Stream inner, long length) : ContentStream
{
    private long _read;

    public override long Length => length;

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer[..(int)Math.Min(buffer.Length, length - _read)]);
        _read += read;
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer[..(int)Math.Min(buffer.Length, length - _read)], cancellationToken).ConfigureAwait(false);
        _read += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
