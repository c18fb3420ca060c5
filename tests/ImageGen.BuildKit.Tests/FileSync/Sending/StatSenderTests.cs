using ImageGen.BuildKit.Files.Walking;
using ImageGen.BuildKit.FileSync;
using ImageGen.BuildKit.FileSync.Packets;
using ImageGen.BuildKit.FileSync.Sending;
using Xunit;

namespace ImageGen.BuildKit.Tests.FileSync.Sending;

public sealed class StatSenderTests
{
    [Fact]
    public async Task Counts_what_it_lists_and_not_the_contents_that_are_sent_meanwhile()
    {
        var reads = new TaskCompletionSource();
        var call = new FakeCall { Reading = reads.Task };
        using var packets = new PacketWriter(call, TestContext.Current.CancellationToken);
        var counters = new TransferCounters();
        packets.Outstanding.Add(0);
        var contents = new[] { packets.WriteDataAsync(0, new byte[100_000], isLast: false).AsTask(), packets.WriteDataAsync(0, new byte[100_000], isLast: true).AsTask() };
        var entry = new ContextEntry { Path = "file", Kind = EntryKind.File, Mode = 0 };

        var listing = new StatSender(packets, new SentEntries(), counters).SendAsync([entry], TestContext.Current.CancellationToken);
        reads.SetResult();
        await listing;
        await Task.WhenAll(contents);

        Assert.Equal((1, StatPacket.Create(entry, sameFile: null).CalculateSize()), (counters.Entries, counters.Bytes));
    }
}
