using System.Buffers;

namespace ImageGen.BuildKit.Sessions;

/// <summary>A call from a daemon to a session: gRPC messages in both directions, without copies.</summary>
internal abstract class SessionCall
{
    /// <summary>The metadata's keys.</summary>
    public abstract IEnumerable<string> MetadataKeys { get; }

    /// <summary>Gets all values of a metadata key, which must be in lower case, in the order of their arrival.</summary>
    public abstract IReadOnlyList<string> GetMetadata(string key);

    /// <summary>Reads the next message, which is valid until the next read; <see langword="null"/> at the end of the request.</summary>
    public abstract ValueTask<ReadOnlySequence<byte>?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Starts a message. The caller must write exactly this many bytes before the next message or flush. Only one writer is supported.</summary>
    public abstract IBufferWriter<byte> BeginMessage(int length);

    /// <summary>Sends the written messages, and waits if the daemon reads slowly.</summary>
    public abstract ValueTask FlushAsync(CancellationToken cancellationToken);
}
