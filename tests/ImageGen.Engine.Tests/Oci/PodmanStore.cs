using System.Diagnostics;
using Xunit;

namespace ImageGen.Engine.Tests.Oci;

/// <summary>A store of Podman's own. Its service accepts no images from files, so the program is started.</summary>
/// <param name="workingFolder">The folder in which the program runs. It makes names of relative paths, and refuses capital letters in them.</param>
internal sealed class PodmanStore(string workingFolder) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-podman-");

    public async Task<string> RunAsync(params string[] arguments)
    {
        var root = Path.Join(_folder.FullName, "root");
        var start = new ProcessStartInfo("podman", ["--root", root, "--runroot", Path.Join(_folder.FullName, "run"), "--storage-driver", "vfs", .. arguments]) { WorkingDirectory = workingFolder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var log = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"podman {string.Join(' ', arguments)} ended with {process.ExitCode}: {await log}");
        return output.Trim();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
