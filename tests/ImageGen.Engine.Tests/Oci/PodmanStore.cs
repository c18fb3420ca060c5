namespace ImageGen.Engine.Tests.Oci;

/// <summary>A store of Podman's own. Its service accepts no images from files, so the program is started.</summary>
/// <param name="workingFolder">The folder in which the program runs. It makes names of relative paths, and refuses capital letters in them.</param>
internal sealed class PodmanStore(string workingFolder) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-podman-");

    public async Task<string> RunAsync(params string[] arguments)
    {
        var root = Path.Join(_folder.FullName, "root");
        return (await ToolProcess.RunAsync("podman", ["--root", root, "--runroot", Path.Join(_folder.FullName, "run"), "--storage-driver", "vfs", .. arguments], workingFolder)).Trim();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
