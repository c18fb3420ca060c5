namespace ImageGen.BuildKit.Connections.Upgrades;

/// <summary>The bytes that a connection has received so far.</summary>
internal sealed class ReceivedBytes(Stream connection)
{
    private byte[] _buffer = new byte[4096];
    private int _length;

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <summary>Receives more bytes; <see langword="false"/> at the end.</summary>
    public async ValueTask<bool> ReceiveAsync(CancellationToken cancellationToken)
    {
        if (_length == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var count = await connection.ReadAsync(_buffer.AsMemory(_length), cancellationToken).ConfigureAwait(false);
        _length += count;
        return count > 0;
    }
}
