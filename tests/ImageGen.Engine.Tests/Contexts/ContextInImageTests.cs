using System.Diagnostics;
using ImageGen.Engine.Tests.Building;
using Xunit;

namespace ImageGen.Engine.Tests.Contexts;

public sealed class ContextInImageTests
{
    private const string List = "cd \"$1\" && find . -mindepth 1 | LC_ALL=C sort | while IFS= read -r f; do stat -c '%a %F %n' \"$f\"; readlink \"$f\"; done";

    [Theory, EveryBuilder]
    public async Task The_tree_in_the_image_is_the_tree_on_disk(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);
        var folder = Directory.CreateTempSubdirectory("imagegen-contexts");
        try
        {
            // The others change the owner after the permissions, and the kernel then takes setuid away, whoever sent the file.
            MakeTree(folder.FullName, keepsSetuid: kind == EngineKind.BuildKit);
            var reference = workshop.NewReference();

            await workshop.BuildAsync(
                reference,
                "FROM $BASE\nCOPY tree /tree\n",
                new ImageBuildOptions { Context = BuildContext.FromDirectory(folder.FullName) });

            var there = await workshop.RunAsync(reference, "sh", "-c", Program("/tree"));
            Assert.Equal(await RunHereAsync(Program(Path.Join(folder.FullName, "tree"))), there);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory, EveryBuilder]
    public async Task A_context_that_fails_half_way_leaves_no_image(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);
        var reference = workshop.NewReference();

        // The kernel says 4,096 bytes of files that hold a few: they shrink while they are read. Their time is that of the kernel's first look at them since it last forgot them.
        var error = await Assert.ThrowsAsync<BuildContextException>(() => workshop.BuildAsync(
            reference,
            "FROM $BASE\nCOPY . /kernel\n",
            new ImageBuildOptions { Context = BuildContext.FromDirectory("/sys/kernel") }));

        Assert.Matches("shrank from 4096|was modified while", error.Message);
        Assert.Null(await workshop.Connection.Images.InspectAsync(reference.ToString(), TestContext.Current.CancellationToken));
    }

    private static string Program(string folder) => $"set -- '{folder}'; {List}";

    private static void MakeTree(string folder, bool keepsSetuid)
    {
        var tree = Path.Join(folder, "tree");
        string[] files =
        [
            "plain", "with space", "ünïcödé/😀", ".hidden", "deep/er/and/deeper",
            string.Join('/', Enumerable.Repeat(new string('d', 60), 2).Append("over one hundred")),
            string.Join('/', Enumerable.Repeat(new string('e', 80), 4).Append("over two hundred and fifty-five")),
        ];
        foreach (var file in files)
        {
            var path = Path.Join(tree, file);
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file);
        }

        _ = Directory.CreateDirectory(Path.Join(tree, "empty"));
        _ = File.CreateSymbolicLink(Path.Join(tree, "broken"), "nowhere");
        _ = File.CreateSymbolicLink(Path.Join(tree, "absolute"), "/etc/passwd");
        _ = Directory.CreateSymbolicLink(Path.Join(tree, "folder"), "deep");
        _ = File.CreateSymbolicLink(Path.Join(tree, "long link"), string.Join('/', Enumerable.Repeat("deep/..", 30).Append("deep")));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Join(tree, "plain"), (keepsSetuid ? UnixFileMode.SetUser : UnixFileMode.None) | UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
            File.SetUnixFileMode(Path.Join(tree, "empty"), UnixFileMode.StickyBit | UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead);
        }
    }

    private static async Task<string> RunHereAsync(string program)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", program]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }
}
