using System.Runtime.CompilerServices;
using ImageGen.Contexts.Archiving;
using Xunit;

namespace ImageGen.Tests.Contexts;

public sealed class BlockWriterTests
{
    [Fact]
    public async Task A_block_that_fails_after_it_was_given_up_troubles_nobody()
    {
        var failure = new IOException("the connection is gone");
        var unobserved = new List<Exception>();
        void Note(object? sender, UnobservedTaskExceptionEventArgs args) => unobserved.AddRange(args.Exception.InnerExceptions);
        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            await GiveUpAsync(failure);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        Assert.DoesNotContain(failure, unobserved);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task GiveUpAsync(Exception failure)
    {
        var write = new TaskCompletionSource();
        using (var blocks = new BlockWriter(new Destination(write.Task)))
        {
            blocks.Advance(BlockWriter.BlockSize);
            await blocks.MakeRoomAsync(CancellationToken.None);
        }

        write.SetException(failure);
    }

    private sealed class Destination(Task write) : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => await write;
    }
}
