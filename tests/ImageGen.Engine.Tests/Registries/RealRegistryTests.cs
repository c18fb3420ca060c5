using System.Formats.Tar;
using System.Globalization;
using System.Text;
using ImageGen.Engine.Tests.BuildKit;
using ImageGen.Oci;
using ImageGen.Oci.Tests.Registries;
using Xunit;

namespace ImageGen.Engine.Tests.Registries;

/// <summary>The registry client with a real registry, and an engine that pulls what it pushed.</summary>
public sealed class RealRegistryTests : IDisposable
{
    private readonly TestImage _image = new();
    private readonly List<RegistryPushEvent> _events = [];
    private readonly RegistryClient _client = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task An_engine_pulls_the_image_by_its_digest()
    {
        var text = Guid.NewGuid().ToString();
        var repository = NewRepository();
        var root = AddImage(text);
        await PushAsync(repository, root, new() { Tags = ["1.0"] });
        var reference = $"{repository}@{root.Digest}";

        _ = await DockerCli.RunAsync("pull", reference);
        try
        {
            var container = (await DockerCli.RunAsync("create", reference, "/none")).Output.Trim();
            var folder = Directory.CreateTempSubdirectory("pulled");
            _ = await DockerCli.RunAsync("cp", $"{container}:/greeting.txt", folder.FullName);
            _ = await DockerCli.RunAsync("rm", container);
            Assert.Equal(text, await File.ReadAllTextAsync(Path.Combine(folder.FullName, "greeting.txt"), Cancel));
            folder.Delete(recursive: true);
        }
        finally
        {
            _ = await DockerCli.RunAsync("rmi", reference);
        }
    }

    [Fact]
    public async Task What_was_pushed_comes_back_byte_for_byte()
    {
        var repository = NewRepository();
        var (layer, empty) = (_image.AddRandom(3_000_000, Random.Shared.Next()), _image.AddRandom(0, 0));
        var root = _image.AddIndex(_image.AddManifest(layer, empty));
        await PushAsync(repository, root, new() { Tags = ["1.0"] });

        Assert.Equal(root.Digest, (await repository.ResolveAsync("1.0", Cancel)).Digest);
        Assert.Equal(_image[root], (await repository.ReadManifestAsync(root.Digest, Cancel)).Content.ToArray());
        Assert.Equal(_image[layer], await ReadAsync(repository, layer));
        Assert.Empty(await ReadAsync(repository, empty));
        Assert.Empty(await repository.ReadReferrersAsync(root.Digest, Cancel));
    }

    [Fact]
    public async Task What_describes_an_image_is_found()
    {
        var repository = NewRepository();
        var root = AddImage(Guid.NewGuid().ToString());
        await PushAsync(repository, root, new() { Tags = ["1.0"] });
        var signature = new ImageManifest(_image.Add(MediaTypes.OciEmpty, "{}"u8.ToArray()), [_image.AddRandom(10, Random.Shared.Next())]) { ArtifactType = "application/signature", Subject = root };

        await PushAsync(repository, _image.Add(MediaTypes.OciManifest, signature.ToBytes()));

        Assert.Equal((signature.Descriptor.Digest, "application/signature"), (await repository.ReadReferrersAsync(root.Digest, Cancel)).Select(referrer => (referrer.Descriptor.Digest, referrer.ArtifactType)).Single());
    }

    [Fact]
    public async Task A_second_push_sends_nothing()
    {
        var repository = NewRepository();
        var root = AddImage(Guid.NewGuid().ToString());
        await PushAsync(repository, root, new() { Tags = ["1.0"] });
        _events.Clear();

        await PushAsync(repository, root, new() { Tags = ["1.0"] });

        Assert.Equal([new RegistryPushEvent.Exists(root), new RegistryPushEvent.Tagged("1.0", root.Digest)], _events);
    }

    [Fact]
    public async Task Blobs_of_another_repository_are_mounted()
    {
        var (first, second) = (NewRepository(), NewRepository());
        var layer = _image.AddRandom(1_000_000, Random.Shared.Next());
        await PushAsync(first, _image.AddManifest(layer));
        _events.Clear();

        await PushAsync(second, _image.AddManifest(layer, _image.AddRandom(10, Random.Shared.Next())), new() { MountFrom = [first.Name] });

        Assert.Contains(new RegistryPushEvent.Mounted(layer, first.Name), _events);
        Assert.Equal(_image[layer], await ReadAsync(second, layer));
    }

    [Fact]
    public async Task A_blob_in_chunks_is_the_same_blob()
    {
        var repository = NewRepository();
        var layer = _image.AddRandom(1_000_000, Random.Shared.Next());

        await PushAsync(repository, layer, new() { MaxChunkSizeBytes = 300_000 });

        Assert.Equal(_image[layer], await ReadAsync(repository, layer));
    }

    [Fact]
    public async Task What_was_deleted_is_missing()
    {
        var repository = NewRepository();
        var root = AddImage(Guid.NewGuid().ToString());
        await PushAsync(repository, root, new() { Tags = ["1.0"] });

        await repository.DeleteAsync(root, Cancel);

        Assert.False(await repository.ExistsAsync(root, Cancel));
        Assert.Equal(RegistryErrorKind.NotFound, (await Assert.ThrowsAsync<RegistryRequestException>(() => repository.ResolveAsync("1.0", Cancel))).Kind);
        await Assert.ThrowsAsync<ContentNotFoundException>(() => repository.OpenAsync(root, Cancel));
    }

    private RegistryRepository NewRepository() => _client.GetRepository(ImageReference.Parse($"{EngineEnvironment.Registry}/oci-client-{Guid.NewGuid():N}"));

    private Task PushAsync(RegistryRepository repository, Descriptor root, RegistryPushOptions? options = null) =>
        repository.PushAsync(root, _image, (options ?? new()) with { Progress = new EventCollector(_events) }, Cancel);

    /// <summary>Adds an image that contains one file.</summary>
    private Descriptor AddImage(string text)
    {
        using var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, leaveOpen: true))
        {
            writer.WriteEntry(new GnuTarEntry(TarEntryType.RegularFile, "greeting.txt") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
        }

        var layer = _image.Add(MediaTypes.OciLayer, tar.ToArray());
        var configuration = _image.Add(MediaTypes.OciConfiguration, Encoding.UTF8.GetBytes(
            $$"""{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["{{layer.Digest}}"]},"created":"{{DateTime.UnixEpoch.ToString("O", CultureInfo.InvariantCulture)}}"}"""));
        return _image.Add(MediaTypes.OciManifest, new ImageManifest(configuration, [layer]).ToBytes());
    }

    private static async Task<byte[]> ReadAsync(RegistryRepository repository, Descriptor blob)
    {
        await using var stream = await repository.OpenAsync(blob, Cancel);
        using var read = new MemoryStream();
        await stream.CopyToAsync(read, Cancel);
        return read.ToArray();
    }
}
