using System.Diagnostics;
using ImageGen.Engine.Tests.Oci;
using ImageGen.Oci;
using Xunit;

namespace ImageGen.Engine.Tests.InProcess;

/// <summary>Several processes that build at the same time, with one cache.</summary>
public sealed class ProcessesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-processes-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Each_process_pushes_its_own_image()
    {
        string[] folders = [CreateContext("one", 2_000_000), CreateContext("two", 3_000_000)];

        var digests = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => BuildAsync(folders[number % folders.Length], number)));

        Assert.Equal(folders.Length, digests.Distinct().Count());
        Assert.All(digests.Chunk(folders.Length), pair => Assert.Equal(digests.Take(folders.Length), pair));
        foreach (var blob in Directory.EnumerateFiles(Path.Combine(_folder.FullName, "imagegen", "blobs"), "*", SearchOption.AllDirectories))
        {
            Assert.Equal(Path.GetFileName(blob), Descriptor.Of(MediaTypes.OciLayer, await File.ReadAllBytesAsync(blob, Cancel)).Digest.Encoded);
        }
    }

    private string CreateContext(string name, int size)
    {
        var folder = _folder.CreateSubdirectory(name).FullName;
        var content = new byte[size];
        new Random(size).NextBytes(content);
        File.WriteAllBytes(Path.Combine(folder, "content"), content);
        File.WriteAllText(Path.Combine(folder, "Dockerfile"), $"FROM {EngineEnvironment.BaseImage}\nCOPY content /content\n");
        return folder;
    }

    private async Task<ImageDigest> BuildAsync(string context, int number)
    {
        var image = ImageReference.Parse($"{EngineEnvironment.Registry}/in-process/{Guid.NewGuid():n}:benchmark");
        var start = new ProcessStartInfo(ClientProgram.FullPath, [context, nameof(ImageBuilder.InProcess), image.Name, Path.Combine(_folder.FullName, $"status{number}"), "push"]);
        start.Environment["XDG_CACHE_HOME"] = _folder.FullName;

        var (exitCode, _, log) = await ToolProcess.TryAsync(start);

        Assert.True(exitCode == 0, log);
        using var client = new RegistryClient();
        return (await client.GetRepository(image).ResolveAsync(image.Tag!, Cancel)).Digest;
    }
}
