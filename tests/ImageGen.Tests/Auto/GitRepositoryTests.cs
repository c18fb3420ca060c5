using System.Diagnostics;
using ImageGen.Auto;
using Xunit;

namespace ImageGen.Tests.Auto;

public sealed class GitRepositoryTests : IDisposable
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private readonly SourceTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("git@github.com:acme/shop.git", "https://github.com/acme/shop")]
    [InlineData("ssh://git@git.example:2222/acme/shop.git", "https://git.example/acme/shop")]
    [InlineData("https://robot:t0ken@git.example:8443/acme/shop.git", "https://git.example:8443/acme/shop")]
    [InlineData("https://github.com/acme/shop", "https://github.com/acme/shop")]
    [InlineData("../origin.git", null)]
    [InlineData("C:\\repos\\shop.git", null)]
    [InlineData("/srv/git/shop.git", null)]
    public void The_source_is_an_address_for_a_browser_without_credentials(string url, string? expected)
    {
        _ = _tree.With(".git/HEAD", Commit).With(".git/config", $"[core]\n\turl = no\n[remote \"other\"]\n\turl = https://other\n[remote \"origin\"]\n\tfetch = x\n\turl = {url}\n").With("src/App/x");

        Assert.Equal(new GitRepository(Commit, expected), GitRepository.Find(_tree.At("src/App")));
    }

    [Theory]
    [InlineData("ref: refs/heads/main", Commit)]
    [InlineData("ref: refs/heads/packed", "89abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("ref: refs/heads/new", null)]
    [InlineData("nonsense", null)]
    public void The_revision_is_that_of_HEAD(string head, string? expected)
    {
        _ = _tree.With(".git/HEAD", head + "\n").With(".git/refs/heads/main", Commit + "\n").With(".git/packed-refs", "# pack-refs with: peeled\n89abcdef0123456789abcdef0123456789abcdef refs/heads/packed\n");

        Assert.Equal(expected, GitRepository.Find(_tree.Root)!.Revision);
    }

    [Fact]
    public void A_worktree_has_its_own_revision_and_the_common_source()
    {
        _ = _tree.With("main/.git/HEAD", "ref: refs/heads/main").With("main/.git/config", "[remote \"origin\"]\nurl = https://github.com/acme/shop.git").With("main/.git/refs/heads/topic", Commit)
            .With("main/.git/worktrees/tree/HEAD", "ref: refs/heads/topic").With("main/.git/worktrees/tree/commondir", "../..\n").With("tree/.git", "gitdir: ../main/.git/worktrees/tree\n");

        Assert.Equal(new GitRepository(Commit, "https://github.com/acme/shop"), GitRepository.Find(_tree.At("tree")));
    }

    [Theory]
    [InlineData(".git", "not a folder")]
    [InlineData(".git/config", "[core]")]
    public void What_is_no_repository_says_nothing(string path, string text) =>
        Assert.Null(GitRepository.Find(_tree.With(path, text).Root));

    [Fact, Trait("Needs", "git")]
    public async Task Git_agrees()
    {
        await GitAsync("init", "-q");
        await GitAsync("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "first");
        var expected = await GitAsync("rev-parse", "HEAD");

        Assert.Equal(expected.Trim(), GitRepository.Find(_tree.Root)!.Revision);
        await GitAsync("pack-refs", "--all");
        Assert.Equal(expected.Trim(), GitRepository.Find(_tree.Root)!.Revision);
    }

    private async Task<string> GitAsync(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _tree.Root, RedirectStandardOutput = true })!;
        var output = await git.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await git.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, git.ExitCode);
        return output;
    }
}
