using System.Buffers;
using System.Threading.Channels;
using ImageGen.BuildKit.Files;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.BuildKit.FileSync.Packets;

namespace ImageGen.BuildKit.FileSync.Sending;

/// <summary>Sends the contents that a daemon requests, one after the other. Several senders share the requests.</summary>
internal sealed class ContentSender(PacketWriter packets, ChannelReader<ContentRequest> requests, TransferCounters counters)
{
    /// <summary>The content size of a packet, in bytes. A daemon accepts up to 4 MB.</summary>
    private const int ChunkSize = 128 * 1024;

    /// <summary>Completes when no more requests can arrive.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        using var files = new EntryFiles();
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            await foreach (var request in requests.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                // In the same method as the loop: another async method would allocate a state object for each file.
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

    /// <summary>Opens a content; <see langword="null"/> if the entry has no content: a socket is listed as a file, but has no content.</summary>
    private static EntryContent? Open(ContextEntry entry, EntryFiles files) => entry.Kind == EntryKind.File && entry.Size > 0 ? EntryContent.Open(entry, files) : null;
}
