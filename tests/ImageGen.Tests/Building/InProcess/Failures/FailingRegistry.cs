using System.Text;
using ImageGen.Building.InProcess;
using ImageGen.Oci;
using ImageGen.Oci.Tests.Registries;
using ImageGen.Progress;
using ImageGen.Tests.Building.BuildKit;
using Xunit;

namespace ImageGen.Tests.Building.InProcess.Failures;

/// <summary>A registry with a base image, and builds in this process that use it.</summary>
internal sealed class FailingRegistry : IAsyncDisposable
{
    private const string BaseRepository = "base";

    private readonly TemporaryFolder _folder = new();
    private readonly ImageCache _cache;

    private FailingRegistry(FakeRegistry server)
    {
        Server = server;
        _cache = new ImageCache(_folder.At("cache"));
        _folder.Write("context/a.txt", "text");
        Layer = Descriptor.Of(MediaTypes.OciLayer, LayerContent);
        var configuration = new ImageConfiguration("amd64", "linux") { DiffIds = [Layer.Digest] }.ToBytes();
        Manifest = new ImageManifest(Descriptor.Of(MediaTypes.OciConfiguration, configuration.Span), [Layer]).ToBytes().ToArray();
        _ = server.Blobs.Add(BaseRepository, configuration.ToArray());
        _ = server.Blobs.Add(BaseRepository, LayerContent);
        SetManifest(Manifest);
    }

    /// <summary>The content of the base image's layer: a tar without entries, and bytes after its end.</summary>
    public static byte[] LayerContent { get; } = [.. new byte[1024], .. TestImage.Bytes(300_000, seed: 1)];

    public FakeRegistry Server { get; }

    public Descriptor Layer { get; }

    public byte[] Manifest { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<FailingRegistry> StartAsync() => new(await FakeRegistry.StartAsync());

    /// <summary>Sets the manifest of the base image.</summary>
    public void SetManifest(byte[] content) => Server.Manifests["1"] = (MediaTypes.OciManifest, content);

    /// <summary>Whether the cache has any part of a content.</summary>
    public bool IsInCache(Descriptor content) => _cache.Contains(content) || (Directory.Exists(_folder.At("cache/ingest")) && Directory.EnumerateFiles(_folder.At("cache/ingest")).Any());

    /// <summary>Builds an image from the base image.</summary>
    /// <param name="pushes">Whether the image is pushed to the registry as well, as <c>built:2</c>.</param>
    /// <param name="login">The credentials for the registry.</param>
    public async Task BuildAsync(bool pushes = false, (string User, string Password)? login = null)
    {
        var options = new ImageBuildOptions
        {
            Context = "context",
            Outputs = [pushes ? BuildOutput.Image(push: true) : BuildOutput.Tar("files.tar")],
            Credentials = login is var (user, password) ? [new RegistryCredentials(Server.Address, user, password)] : [],
        };
        var request = await BuildRequests.WithAsync(options, $"FROM {Server.Address}/{BaseRepository}:1\nCOPY a.txt /a\n", _folder.Path);
        await new InProcessBuilder(_cache).BuildAsync(request with { References = [ImageReference.Parse($"{Server.Address}/built:2")] }, BuildProgress.Quiet, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _cache.Dispose();
        _folder.Dispose();
    }

    public static string Basic(string user, string password) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
}
