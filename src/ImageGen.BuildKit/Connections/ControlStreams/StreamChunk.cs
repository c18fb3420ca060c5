using System.Buffers;
using Grpc.Core;
using ImageGen.BuildKit.Sessions;

namespace ImageGen.BuildKit.Connections.ControlStreams;

/// <summary>A chunk of the byte stream as a gRPC message. Disposing it returns the rented buffer of a received chunk.</summary>
internal sealed class StreamChunk(ReadOnlyMemory<byte> data, byte[]? rented = null) : IDisposable
{
    /// <summary>The method <c>Control/Session</c>, without the copies that a generated message would make.</summary>
    public static readonly Method<StreamChunk, StreamChunk> Session = new(
        MethodType.DuplexStreaming,
        "moby.buildkit.v1.Control",
        "Session",
        Marshallers.Create(Serialize, Deserialize),
        Marshallers.Create(Serialize, Deserialize));

    private byte[]? _rented = rented;

    public ReadOnlyMemory<byte> Data { get; } = data;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _rented, null) is { } buffer)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Serialize(StreamChunk chunk, SerializationContext context)
    {
        context.SetPayloadLength(BytesMessage.SizeOf(chunk.Data.Length));
        BytesMessage.Write(context.GetBufferWriter(), chunk.Data.Span);
        context.Complete();
    }

    private static StreamChunk Deserialize(DeserializationContext context)
    {
        var data = BytesMessage.Read(context.PayloadAsReadOnlySequence());
        var buffer = ArrayPool<byte>.Shared.Rent((int)data.Length);
        data.CopyTo(buffer);
        return new StreamChunk(buffer.AsMemory(0, (int)data.Length), buffer);
    }
}
