using Microsoft.Win32.SafeHandles;

namespace ImageGen.Oci.Layouts;

/// <summary>Reads a part of a file. Several streams can read one file at the same time.</summary>
internal sealed class FilePartStream(SafeFileHandle file, long start, long length) : ReadOnlyStream
{
    private long _position;

    public override bool CanSeek => true;

    public override long Length => length;

    public override long Position { get => _position; set => _position = value; }

    public override int Read(Span<byte> buffer) => Advance(RandomAccess.Read(file, buffer[..Count(buffer.Length)], start + _position));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Advance(await RandomAccess.ReadAsync(file, buffer[..Count(buffer.Length)], start + _position, cancellationToken).ConfigureAwait(false));

    public override long Seek(long offset, SeekOrigin origin) => _position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => length + offset,
    };

    private int Count(int wanted) => (int)Math.Clamp(length - _position, 0, wanted);

    private int Advance(int read)
    {
        _position += read;
        return read;
    }
}
