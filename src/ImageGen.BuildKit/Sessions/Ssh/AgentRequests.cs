using System.Buffers;

namespace ImageGen.BuildKit.Sessions.Ssh;

/// <summary>Reads the requests of ssh clients in steps. They arrive as bytes, in chunks that do not match the requests.</summary>
internal sealed class AgentRequests(SessionCall call)
{
    private byte[] _pending = [];

    /// <summary>Reads the next request with its length field; <see langword="null"/> if the received bytes do not contain a whole request.</summary>
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
