using System.IO.Compression;
using ImageGen.Contexts;
using Xunit;

namespace ImageGen.Tests.Contexts;

public sealed class ContextPreparationTests
{
    [Fact]
    public async Task A_context_folder_that_is_missing_is_named_with_where_relative_paths_start()
    {
        using var folder = new TemporaryFolder();

        var error = await FailAsync(folder, "nowhere");

        Assert.Contains($"'{folder.PathOf("nowhere")}' does not exist", error.Message, StringComparison.Ordinal);
        Assert.Contains($"starts at '{folder.FullPath}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_projects_folder_that_is_missing_is_blamed_before_the_context_in_it()
    {
        using var folder = new TemporaryFolder();
        var definition = new ContextDefinition { ProjectDirectory = folder.PathOf("nowhere"), DockerfilePath = "Dockerfile" };

        var error = await Assert.ThrowsAsync<BuildContextException>(() => ContextPreparation.PrepareAsync(definition, TestContext.Current.CancellationToken));

        Assert.Contains($"project's folder '{folder.PathOf("nowhere")}'", error.Message, StringComparison.Ordinal);
        Assert.Contains("IMAGEGEN_PROJECT_DIRECTORY", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_for_a_context_folder_is_said_to_be_one()
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("context.tar");

        Assert.Contains("is a file", (await FailAsync(folder, "context.tar")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Dockerfile_that_is_missing_is_named_with_every_place_where_it_was_looked_for()
    {
        using var folder = new TemporaryFolder();
        _ = folder.MakeDirectory("context");

        var error = await FailAsync(folder, "context");

        Assert.Contains($"'{folder.PathOf("Dockerfile")}', '{folder.PathOf("context/Dockerfile")}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Dockerfile_is_looked_for_in_the_projects_folder_before_the_context()
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("context/Dockerfile", "FROM context\n");

        var definition = Definition(folder) with { Context = "context" };
        Assert.Equal("FROM context\n", (await ContextPreparation.PrepareAsync(definition, CancellationToken.None)).DockerfileText);

        _ = folder.Write("Dockerfile", "FROM project\n");
        Assert.Equal("FROM project\n", (await ContextPreparation.PrepareAsync(definition, CancellationToken.None)).DockerfileText);
    }

    [Fact]
    public async Task A_folder_for_a_Dockerfile_is_said_to_be_one()
    {
        using var folder = new TemporaryFolder();
        _ = folder.MakeDirectory("Dockerfile");

        Assert.Contains("is a folder", (await FailAsync(folder, ".")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Dockerfile_alone_sends_nothing_but_what_hides_it()
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("Dockerfile", "FROM scratch\n");
        _ = folder.Write("other");

        var context = await ContextPreparation.PrepareAsync(Definition(folder) with { Context = BuildContext.Empty }, CancellationToken.None);
        var sent = await SentContext.OfAsync(context);

        Assert.Equal([context.DockerfileName, ".dockerignore"], sent.Names);
        Assert.Equal("FROM scratch\n", sent.Text(context.DockerfileName));
    }

    [Fact]
    public async Task A_remote_context_keeps_its_URL_and_sends_nothing()
    {
        using var folder = new TemporaryFolder();
        var definition = Definition(folder) with { Context = "https://host/repository.git#main", DockerfilePath = "./deploy/Dockerfile" };

        var context = await ContextPreparation.PrepareAsync(definition, CancellationToken.None);

        Assert.Equal(("https://host/repository.git#main", "deploy/Dockerfile", null), (context.RemoteUrl, context.DockerfileName, context.DockerfileText));
    }

    [Fact]
    public async Task A_remote_context_takes_no_Dockerfile_from_memory_and_its_token_stays_secret()
    {
        using var folder = new TemporaryFolder();
        var definition = Definition(folder) with { Context = "https://user:token@host/repository.git", DockerfileText = "FROM scratch\n" };

        var error = await Assert.ThrowsAsync<BuildContextException>(() => ContextPreparation.PrepareAsync(definition, CancellationToken.None));

        Assert.Contains("https://host/repository.git", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("token", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ready_archive_is_sent_byte_by_byte()
    {
        using var folder = new TemporaryFolder();
        byte[] ready = [.. Enumerable.Range(0, 700_000).Select(value => (byte)value)];
        var context = await ContextPreparation.PrepareAsync(Definition(folder) with { Context = BuildContext.FromTar(() => new MemoryStream(ready)) }, CancellationToken.None);
        using var sent = new MemoryStream();

        await context.WriteTarAsync(sent, BuildProgress.Quiet, CancellationToken.None);

        Assert.Equal(ready, sent.ToArray());
        Assert.Equal("Dockerfile", context.DockerfileName);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_Dockerfile_from_memory_is_put_into_a_ready_archive(bool compressed)
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("file", "in the archive");
        var ready = (await SentContext.OfFolderAsync(folder)).Archive;
        var definition = Definition(folder) with { Context = BuildContext.FromTar(() => new MemoryStream(compressed ? Compress(ready) : ready)), DockerfileText = "FROM memory\n" };

        var context = await ContextPreparation.PrepareAsync(definition, CancellationToken.None);
        var sent = await SentContext.OfAsync(context);

        Assert.Equal("FROM memory\n", sent.Text(context.DockerfileName));
        Assert.Equal("in the archive", sent.Text("file"));
    }

    [Fact]
    public async Task An_archive_that_takes_no_Dockerfile_is_refused_with_what_to_do()
    {
        using var folder = new TemporaryFolder();
        var definition = Definition(folder) with { Context = BuildContext.FromTar(() => new MemoryStream("BZh91AY"u8.ToArray())), DockerfileText = "FROM memory\n" };
        var context = await ContextPreparation.PrepareAsync(definition, CancellationToken.None);

        var error = await Assert.ThrowsAsync<BuildContextException>(() => SentContext.OfAsync(context));

        Assert.Contains("gzip, or add the Dockerfile to the archive", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("FROM memory\n")]
    public async Task An_archive_that_cannot_be_opened_is_no_failure_of_the_engine(string? dockerfileText)
    {
        using var folder = new TemporaryFolder();
        var context = await ArchiveAsync(folder, () => File.OpenRead(folder.PathOf("missing.tar")), dockerfileText);

        var error = await Assert.ThrowsAsync<BuildContextException>(() => SentContext.OfAsync(context));

        Assert.Contains("missing.tar", error.Message, StringComparison.Ordinal);
        Assert.Contains("BuildContext.FromTar", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("FROM memory\n")]
    public async Task An_archive_that_cannot_be_read_is_no_failure_of_the_engine(string? dockerfileText)
    {
        using var folder = new TemporaryFolder();
        var context = await ArchiveAsync(folder, () => new BrokenStream(length: 0), dockerfileText);

        var error = await Assert.ThrowsAsync<BuildContextException>(() => SentContext.OfAsync(context));

        Assert.Contains(BrokenStream.Reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_whose_compression_is_damaged_is_said_to_be_so()
    {
        using var folder = new TemporaryFolder();
        byte[] damaged = [.. Compress(new byte[10_000])[..10], .. Enumerable.Repeat((byte)0xFF, 100)];
        var context = await ArchiveAsync(folder, () => new MemoryStream(damaged), "FROM memory\n");

        var error = await Assert.ThrowsAsync<BuildContextException>(() => SentContext.OfAsync(context));

        Assert.IsType<InvalidDataException>(error.InnerException);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("FROM memory\n")]
    public async Task Cancellation_does_not_wait_for_an_archive_that_gives_nothing(string? dockerfileText)
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        var context = await ArchiveAsync(folder, () => new SilentStream(cancellation.Cancel), dockerfileText);

        var sending = context.WriteTarAsync(Stream.Null, BuildProgress.Quiet, cancellation.Token);

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    private static Task<PreparedContext> ArchiveAsync(TemporaryFolder folder, Func<Stream> open, string? dockerfileText) =>
        ContextPreparation.PrepareAsync(Definition(folder) with { Context = BuildContext.FromTar(open), DockerfileText = dockerfileText }, CancellationToken.None);

    private static ContextDefinition Definition(TemporaryFolder folder) => new() { ProjectDirectory = folder.FullPath, DockerfilePath = "Dockerfile" };

    private static Task<BuildContextException> FailAsync(TemporaryFolder folder, BuildContext context) =>
        Assert.ThrowsAsync<BuildContextException>(() => ContextPreparation.PrepareAsync(Definition(folder) with { Context = context }, CancellationToken.None));

    private static byte[] Compress(byte[] archive)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(archive);
        }

        return compressed.ToArray();
    }

    /// <summary>Like the output of a process that says nothing: once it is read, no token ends the wait.</summary>
    private sealed class SilentStream(Action onRead) : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            onRead();
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
            return 0;
        }
    }
}
