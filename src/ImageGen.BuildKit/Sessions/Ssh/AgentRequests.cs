using System.Buffers;

namespace ImageGen.BuildKit.Sessions.Ssh;

/// <summary>The requests of the steps' ssh clients. They come as bytes, cut wherever the daemon happened to read.</summary>
internal sealed class AgentRequests(SessionCall call)
{
    private byte[] _pending = [];

    /// <summary>The next request with its length; <see langword="null"/> where there is no other.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_pending.Length >= AgentMessage.LengthSize && AgentMessage.ReadSize(_pending) is var size && _pending.Length >= size)
            {
                var request = _pending.AsMemory(0, size);
                _pending = _pending[size..];
                return request;
            }

            if (await call.ReadAsync(cancellationToken).ConfigureAwait(false) is not { } message)
            {
                return null;
            }

            _pending = [.. _pending, .. BytesMessage.Read(message).ToArray()];
        }
    }
}
