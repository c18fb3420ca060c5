using ImageGen.Oci.Layers.Compression;

namespace ImageGen.Oci.Layers.Tar;

/// <summary>The content of an entry in an archive. It can be read until the next entry is read.</summary>
internal sealed class TarContentStream(TarInput input, long size) : ReadOnlyStream
{
    private readonly long _entry = input.Entry;
    private long _position;

    public override long Length => size;

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        CheckEntry();
        try
        {
            return Advance(input.Read(buffer));
        }
        catch (Exception exception) when (LayerDecompression.IsFailure(exception))
        {
            throw TarInput.Invalid(exception.Message, exception);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        CheckEntry();
        try
        {
            return Advance(await input.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (LayerDecompression.IsFailure(exception))
        {
            throw TarInput.Invalid(exception.Message, exception);
        }
    }

    private void CheckEntry()
    {
        if (_entry != input.Entry)
        {
            throw new InvalidOperationException("The content of an entry can be read only until the next entry is read. Read it before.");
        }
    }

    private int Advance(int read)
    {
        _position += read;
        return read;
    }
}
