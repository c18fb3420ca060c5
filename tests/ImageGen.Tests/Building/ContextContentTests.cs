using ImageGen.Building.Requests;
using ImageGen.Contexts;
using ImageGen.Contexts.Archiving;
using ImageGen.Tests.Contexts;
using Xunit;

namespace ImageGen.Tests.Building;

public sealed class ContextContentTests
{
    [Theory]
    [InlineData(ContextCompression.None)]
    [InlineData(ContextCompression.Gzip)]
    public async Task A_context_that_fails_is_told_although_the_engine_stopped_reading(ContextCompression compression)
    {
        // More than one block: the first is on its way when the second cannot be filled.
        var context = await ArchiveAsync(() => new BrokenStream(BlockWriter.BlockSize * 5 / 4));
        using var content = new ContextContent(context, compression, BuildProgress.Quiet);

        var sending = content.CopyToAsync(new StuckStream(), TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<BuildContextException>(() => sending.WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Contains(BrokenStream.Reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_archive_in_a_request_is_not_taken_for_an_engine_that_went_away()
    {
        await using var engine = await FakeBuilds.EngineAsync();

        var error = await Assert.ThrowsAsync<BuildContextException>(() => FakeBuilds.ClassicAsync(
            engine, "FROM scratch\n", new() { Context = BuildContext.FromTar(() => new BrokenStream(BlockWriter.BlockSize * 3)) }));

        Assert.Contains(BrokenStream.Reason, error.Message, StringComparison.Ordinal);
    }

    private static Task<PreparedContext> ArchiveAsync(Func<Stream> open) => ContextPreparation.PrepareAsync(
        new ContextDefinition { ProjectDirectory = Path.GetTempPath(), Context = BuildContext.FromTar(open), DockerfilePath = "Dockerfile" },
        TestContext.Current.CancellationToken);

    private sealed class StuckStream : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            await Task.Delay(Timeout.Infinite, CancellationToken.None);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }
}
