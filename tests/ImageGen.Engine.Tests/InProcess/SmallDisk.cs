using ImageGen.Engine.Tests.Oci;
using Xunit;

namespace ImageGen.Engine.Tests.InProcess;

/// <summary>A disk of 1 MB in memory.</summary>
public sealed class SmallDisk : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-disk-");

    public string FullPath => _folder.FullName;

    public async ValueTask InitializeAsync() => await ToolProcess.RunAsync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", FullPath], Path.GetTempPath());

    public async ValueTask DisposeAsync()
    {
        _ = await ToolProcess.RunAsync("umount", [FullPath], Path.GetTempPath());
        _folder.Delete();
    }
}
