using ImageGen.Contexts.Archiving;
using Xunit;

namespace ImageGen.Tests.Contexts;

public sealed class ChangingContextTests
{
    private const int FileSize = 4 * BlockWriter.BlockSize;

    [Fact]
    public async Task A_file_that_grows_while_it_is_sent_fails_the_build()
    {
        var error = await SendAsync(path => File.AppendAllText(path, "more"));

        Assert.Contains($"'large' grew from {FileSize} to {FileSize + 4} bytes", error.Message, StringComparison.Ordinal);
        Assert.Contains("Stop the process that writes to it, or exclude it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_shrinks_while_it_is_sent_fails_the_build()
    {
        var error = await SendAsync(path => File.WriteAllText(path, "less"));

        Assert.Contains($"'large' shrank from {FileSize}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_rewritten_at_the_same_size_fails_the_build()
    {
        var error = await SendAsync(path =>
        {
            File.WriteAllBytes(path, new byte[FileSize]);
            File.SetLastWriteTimeUtc(path, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        });

        Assert.Contains("'large' was modified while", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_vanishes_before_its_turn_fails_the_build()
    {
        var error = await SendAsync(path => File.Delete(path + ".next"));

        Assert.Contains("'large.next' was removed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_does_not_wait_for_an_engine_that_stopped_reading()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.PathOf("large"), new byte[FileSize]);
        var context = await SentContext.PrepareAsync(folder);
        using var cancellation = new CancellationTokenSource();
        var stuck = new Destination(() =>
        {
            cancellation.Cancel();
            return Task.Delay(Timeout.Infinite, CancellationToken.None);
        });

        var sending = context.WriteTarAsync(stuck, BuildProgress.Quiet, cancellation.Token);

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    private static async Task<BuildContextException> SendAsync(Action<string> change)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("large");
        File.WriteAllBytes(path, new byte[FileSize]);
        _ = folder.Write("large.next");
        var context = await SentContext.PrepareAsync(folder);
        var writes = 0;
        var destination = new Destination(() =>
        {
            if (++writes == 1)
            {
                change(path);
            }

            return Task.CompletedTask;
        });

        return await Assert.ThrowsAsync<BuildContextException>(() => context.WriteTarAsync(destination, BuildProgress.Quiet, CancellationToken.None));
    }

    /// <summary>A stream that says when a block comes, and otherwise forgets it.</summary>
    private sealed class Destination(Func<Task> onWrite) : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => await onWrite();
    }
}
