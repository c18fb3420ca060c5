using System.Diagnostics;
using Xunit;

namespace ImageGen.Engine.Tests.BuildKit;

/// <summary>A folder as the system's own tools see it: kinds, permissions, times of files, links, names of the same file, contents.</summary>
/// <remarks>Without the times of folders: an engine before 23 gives them that of the copy, and the docker CLI then that at which it writes their files.</remarks>
internal static class Tree
{
    private const string Script =
        """
        export LC_ALL=C
        find . -mindepth 1 \( -type d -printf '%P %y %m\n' -o -printf '%P %y %m %Ts %l\n' \) | sort
        find . -type f -links +1 | sort | while IFS= read -r one; do find . -samefile "$one" | sort | tr '\n' ' '; echo; done
        find . -type f | sort | while IFS= read -r one; do cksum < "$one"; done
        """;

    public static async Task<string> ListAsync(string folder)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-ec", Script]) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var list = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, shell.ExitCode);
        return list;
    }
}
