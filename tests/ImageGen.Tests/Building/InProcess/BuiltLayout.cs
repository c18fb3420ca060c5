using System.Text.Json.Nodes;
using ImageGen.Auto;
using ImageGen.Building.InProcess;
using ImageGen.Oci;
using ImageGen.Progress;
using ImageGen.Tests.Building.BuildKit;
using Xunit;

namespace ImageGen.Tests.Building.InProcess;

/// <summary>A project's folder that is built in this process, without a registry.</summary>
internal sealed class BuiltLayout : IDisposable
{
    private const string Output = "out";

    private readonly TemporaryFolder _cacheFolder = new();
    private readonly ImageCache _cache;

    public BuiltLayout() => _cache = new ImageCache(_cacheFolder.Path);

    public TemporaryFolder Folder { get; } = new();

    /// <summary>The packages of a project that was published on this machine; <see langword="null"/> if none was.</summary>
    public PublishedPackages? Packages { get; set; }

    /// <summary>The receiver of progress. Default: none.</summary>
    public IProgress<BuildEvent> Progress { get; set; } = BuildProgress.Quiet;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _cache.Dispose();
        _cacheFolder.Dispose();
        Folder.Dispose();
    }

    /// <summary>Builds the folder, and opens the layout that becomes the output.</summary>
    /// <param name="options">The options, to which the context and the output are added.</param>
    /// <param name="dockerfile">The Dockerfile.</param>
    public async Task<OciLayout> BuildAsync(ImageBuildOptions options, string dockerfile)
    {
        options.Outputs.Add(BuildOutput.OciLayout(Output));
        await RunAsync(options, dockerfile);
        return OciLayout.Open(Folder.At(Output));
    }

    /// <summary>Builds the folder.</summary>
    public async Task RunAsync(ImageBuildOptions options, string dockerfile)
    {
        var request = await BuildRequests.WithAsync(options, dockerfile, Folder.Path);
        request = request with { Context = request.Context with { PublishedPackages = Packages } };
        await new InProcessBuilder(_cache).BuildAsync(request, Progress, Cancel);
    }

    /// <summary>Reads the index that is the only content of a layout.</summary>
    public static async Task<ImageIndex> ReadIndexAsync(OciLayout layout) =>
        ImageIndex.Parse(await ReadAsync(layout, Assert.Single(layout.Index.Manifests.DistinctBy(manifest => manifest.Digest))));

    /// <summary>Reads the attestations of one image in an index: the statements by the types of their predicates.</summary>
    public static async Task<Dictionary<string, JsonNode>> ReadStatementsAsync(OciLayout layout, ImageDigest image)
    {
        var index = await ReadIndexAsync(layout);
        var manifest = ImageManifest.Parse(await ReadAsync(layout, Assert.Single(index.Manifests, each => each.Annotations.GetValueOrDefault("vnd.docker.reference.digest") == image.ToString())));
        var statements = new Dictionary<string, JsonNode>();
        foreach (var layer in manifest.Layers)
        {
            statements.Add(layer.Annotations["in-toto.io/predicate-type"], JsonNode.Parse(await ReadAsync(layout, layer))!);
        }

        return statements;
    }

    public static async Task<byte[]> ReadAsync(IContentSource source, Descriptor descriptor)
    {
        await using var stream = await source.OpenAsync(descriptor, Cancel);
        var content = new MemoryStream();
        await stream.CopyToAsync(content, Cancel);
        return content.ToArray();
    }
}
