using System.Formats.Tar;
using System.Net.Sockets;
using ImageGen.BuildKit.Files.Folders;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.Contexts.Archiving;
using Xunit;

namespace ImageGen.Tests.Contexts;

public sealed class HostileContextTests
{
    [Fact]
    public async Task FIFOs_and_sockets_are_left_out_and_never_opened()
    {
        using var folder = new TemporaryFolder();
        _ = await Tool.RunAsync("mkfifo", folder.PathOf("fifo"));
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(folder.PathOf("socket")));
        _ = folder.Write("file");

        // Opening the FIFO would block until somebody writes to it.
        var sent = await SentContext.OfFolderAsync(folder).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(["Dockerfile", "file"], sent.Names);
    }

    [Fact]
    public async Task Links_are_sent_as_links_wherever_they_point()
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("real/file");
        folder.Link("broken", "nowhere");
        folder.Link("absolute", "/etc/passwd");
        folder.Link("folder", "real");
        folder.Link("self", "self");
        folder.Link("real/up", "..");

        var sent = await SentContext.OfFolderAsync(folder);

        Assert.Equal(["Dockerfile", "absolute", "broken", "folder", "real", "real/file", "real/up", "self"], sent.Names);
        Assert.Equal(
            [("absolute", "/etc/passwd"), ("broken", "nowhere"), ("folder", "real"), ("real/up", ".."), ("self", "self")],
            sent.Entries.Where(entry => entry.EntryType == TarEntryType.SymbolicLink).Select(entry => (entry.Name, entry.LinkName)));
    }

    [Fact]
    public async Task Two_names_of_one_file_both_have_its_content()
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("first", "shared");
        _ = await Tool.RunAsync("ln", folder.PathOf("first"), folder.PathOf("second"));

        var sent = await SentContext.OfFolderAsync(folder);

        Assert.Equal(("shared", "shared"), (sent.Text("first"), sent.Text("second")));
    }

    [Fact]
    public async Task A_name_that_is_no_UTF8_is_named_in_the_error()
    {
        using var folder = new TemporaryFolder();
        _ = await Tool.RunAsync("sh", "-c", $"touch \"{folder.FullPath}/$(printf 'caf\\351')\"");

        var error = await Assert.ThrowsAsync<BuildContextException>(() => SentContext.OfFolderAsync(folder));

        // The framework cannot name such a file, and so cannot remove it either.
        _ = await Tool.RunAsync("find", folder.FullPath, "-name", "caf*", "-delete");
        Assert.Contains("'caf\uFFFD' in the build context has a name that is not valid UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named_in_the_error()
    {
        using var folder = new TemporaryFolder();
        using var archive = new TarArchive(Stream.Null);
        using var root = FolderHandle.Open(folder.FullPath);
        var name = new string('x', 300);
        var unreadable = new ContextEntry { Path = name, Root = new SourceRoot(folder.FullPath, root.Status.Device, root.Status.Inode), Kind = EntryKind.File, Mode = 0, Size = 1 };

        var error = await Assert.ThrowsAsync<BuildContextException>(() => archive.AddAsync(unreadable, CancellationToken.None).AsTask());

        Assert.Contains($"'{name}' in the build context cannot be read", error.Message, StringComparison.Ordinal);
        Assert.Contains(".dockerignore", error.Message, StringComparison.Ordinal);
    }
}
