using System.Buffers;
using System.Threading.Channels;
using ImageGen.BuildKit.Files;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.BuildKit.FileSync.Packets;

namespace ImageGen.BuildKit.FileSync.Sending;

/// <summary>Sends the contents that a daemon asks for, one after the other. Several of these share the requests.</summary>
internal sealed class ContentSender(PacketWriter packets, ChannelReader<ContentRequest> requests, TransferCounters counters)
{
    /// <summary>How much goes into a packet, in bytes. A daemon takes up to 4 MB.</summary>
    private const int ChunkSize = 128 * 1024;

    /// <summary>Returns when no more can be asked for.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        using var files = new EntryFiles();
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            await foreach (var request in requests.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                // In one method with the loop: the state of another would be an object for each file.
                using var content = Open(request.Entry, files);
                bool isLast;
                do
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var read = content?.Read(buffer.AsSpan(0, ChunkSize)) ?? 0;
                    isLast = content is null || content.Position == request.Entry.Size;
                    if (isLast)
                    {
                        content?.EnsureUnchanged();
                    }

                    await packets.WriteDataAsync(request.Id, buffer.AsMemory(0, read), isLast).ConfigureAwait(false);
                    counters.Add(0, read);
                }
                while (!isLast);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>A content; <see langword="null"/> where there is none: a socket is listed as a file, and has nothing to be read.</summary>
    private static EntryContent? Open(ContextEntry entry, EntryFiles files) => entry.Kind == EntryKind.File && entry.Size > 0 ? EntryContent.Open(entry, files) : null;
}
