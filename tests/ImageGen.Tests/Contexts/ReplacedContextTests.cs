using System.Text;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.Contexts.Archiving;
using Xunit;

namespace ImageGen.Tests.Contexts;

/// <summary>The archive for the classic builder and Podman: what is put in the place of a listed file does not get into it.</summary>
public sealed class ReplacedContextTests : IDisposable
{
    private const string Inside = "inside: for all";
    private const string Outside = "outside: secret";

    private readonly TemporaryFolder _folder = new();

    public ReplacedContextTests()
    {
        foreach (var (path, text) in new[] { ("ctx/d/e/file", Inside), ("outside/d/e/file", Outside), ("outside/e/file", Outside), ("outside/file", Outside) })
        {
            File.SetLastWriteTimeUtc(_folder.Write(path, text), DateTime.UnixEpoch.AddDays(20_000));
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("ctx/d/e/file", "outside/file")]
    [InlineData("ctx/d/e", "outside/e")]
    [InlineData("ctx/d", "outside/d")]
    [InlineData("ctx", "outside")]
    public Task A_link_in_place_of_a_part_of_its_path(string path, string target) => IsNotSentAsync(() =>
    {
        Directory.Move(_folder.PathOf(path), _folder.PathOf("away"));
        _folder.Link(path, _folder.PathOf(target));
    });

    [Fact]
    public Task Another_file_renamed_over_it() => IsNotSentAsync(() => File.Move(_folder.PathOf("outside/file"), _folder.PathOf("ctx/d/e/file"), overwrite: true));

    [Theory]
    [InlineData("mkfifo")]
    [InlineData("mkdir")]
    public Task Something_else_in_its_place(string program) => IsNotSentAsync(() =>
    {
        File.Delete(_folder.PathOf("ctx/d/e/file"));
        _ = Tool.RunAsync(program, _folder.PathOf("ctx/d/e/file")).GetAwaiter().GetResult();
    });

    private async Task IsNotSentAsync(Action swap)
    {
        var entries = new ContextWalker(_folder.PathOf("ctx"), ContextFilter.None).Walk().ToList();
        using var sent = new MemoryStream();
        using var archive = new TarArchive(sent);
        swap();

        var error = await Assert.ThrowsAsync<BuildContextException>(async () =>
        {
            foreach (var entry in entries)
            {
                await archive.AddAsync(entry, TestContext.Current.CancellationToken);
            }

            await archive.CompleteAsync(TestContext.Current.CancellationToken);
        });

        Assert.Contains("'d/e/file' was replaced while the build context was sent", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Encoding.UTF8.GetString(sent.ToArray()), StringComparison.Ordinal);
    }
}
