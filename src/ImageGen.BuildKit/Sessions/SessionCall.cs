using System.Buffers;

namespace ImageGen.BuildKit.Sessions;

/// <summary>One call that a daemon makes of a session: gRPC's messages in both directions, without copies.</summary>
internal abstract class SessionCall
{
    /// <summary>The metadata's keys.</summary>
    public abstract IEnumerable<string> MetadataKeys { get; }

    /// <summary>Every value of a metadata key, in lower case, in the order in which they came.</summary>
    public abstract IReadOnlyList<string> GetMetadata(string key);

    /// <summary>The next message, valid until the next read; <see langword="null"/> where the daemon has no more.</summary>
    public abstract ValueTask<ReadOnlySequence<byte>?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Begins a message. The caller writes exactly so many bytes, and begins the next one or flushes. One writer at a time.</summary>
    public abstract IBufferWriter<byte> BeginMessage(int length);

    /// <summary>Hands what was written to the connection, and waits while the daemon is slower than we are.</summary>
    public abstract ValueTask FlushAsync(CancellationToken cancellationToken);
}
