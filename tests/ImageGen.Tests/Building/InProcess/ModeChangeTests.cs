using ImageGen.Building.InProcess.Trees;
using ImageGen.Tests.Contexts;
using Xunit;

namespace ImageGen.Tests.Building.InProcess;

/// <summary>The command <c>chmod</c> is the oracle.</summary>
public sealed class ModeChangeTests
{
    private static readonly int[] Before = [0b110_100_100, 0b111_101_101, 0b000_000_000, 0b110_011_000_101];

    public static TheoryData<string> Changes =>
    [
        "644", "0755", "4711", "1777", "u+x", "go-r", "a=rX", "u=rwX,go=rX", "+x", "-w", "=r", "u+s", "g+s", "o+s", "+t", "u=rwx,g=u,o=g-w", "o=u", "g=o-x+w", "ug+rw,o-rwx", "u=", "go=u-w",
    ];

    [Theory, MemberData(nameof(Changes))]
    public async Task The_mode_is_that_of_chmod(string change)
    {
        using var folder = new TemporaryFolder();
        foreach (var before in Before)
        {
            var file = folder.Write("file", "");
            var directory = Directory.CreateDirectory(Path.Combine(folder.Path, "folder")).FullName;
            // GNU's chmod keeps setuid and setgid of a folder, which BuildKit's does not.
            foreach (var path in before > 0b111_111_111 ? [file] : (string[])[file, directory])
            {
                File.SetUnixFileMode(path, (UnixFileMode)before);
                // A number keeps the bits of a folder, unless it has more digits.
                _ = await Tool.RunAsync("chmod", change.All(char.IsAsciiDigit) ? change.PadLeft(5, '0') : change, path);

                var mode = ModeChange.Parse(change).Apply((UnixFileMode)before, isDirectory: path == directory);

                Assert.Equal((before, path == directory, File.GetUnixFileMode(path)), (before, path == directory, mode));
            }
        }
    }
}
