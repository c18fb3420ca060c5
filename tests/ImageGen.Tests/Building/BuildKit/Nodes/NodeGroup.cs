using System.Text;
using ImageGen.BuildKit.StandIn;
using ImageGen.BuildKit.StandIn.Solving;
using ImageGen.Oci;
using ImageGen.Oci.Tests.Registries;
using ImageGen.Progress;
using ImageGen.Tests.Progress;

namespace ImageGen.Tests.Building.BuildKit.Nodes;

/// <summary>Several daemons that push to one registry, and an image that they build.</summary>
internal sealed class NodeGroup : IAsyncDisposable
{
    private readonly FakeRegistry _registry;

    private NodeGroup(FakeRegistry registry, StandInDaemon[] daemons)
    {
        _registry = registry;
        Daemons = daemons;
        Image = new DockerImage($"{registry.Address}/acme/api:1.0");
        foreach (var daemon in daemons)
        {
            daemon.Script = PushAsync;
        }
    }

    public StandInDaemon[] Daemons { get; }

    public DockerImage Image { get; }

    public string Dockerfile { get; set; } = "FROM scratch\nLABEL a=b\n";

    public FakeRegistry Registry => _registry;

    public List<BuildEvent> Events { get; } = [];

    public static async Task<NodeGroup> StartAsync(int count) => new(
        await FakeRegistry.StartAsync(),
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.32.2")))));

    /// <summary>A node for each daemon, with the platforms that are given it.</summary>
    public IList<BuildKitNode> Nodes(params string[] platforms) =>
        [.. Daemons.Select((daemon, number) => Node(daemon) with { Platforms = number < platforms.Length ? [Platform.Parse(platforms[number])] : [] })];

    public static BuildKitNode Node(StandInDaemon daemon) => BuildKitNode.At(daemon.Address.OriginalString);

    public ImageBuildOptions Options(IList<BuildKitNode> nodes, string[]? platforms = null, string[]? tags = null, params BuildOutput[] outputs) => new()
    {
        BuildKit = nodes,
        Platforms = [.. (platforms ?? []).Select(Platform.Parse)],
        Tags = [.. (tags ?? []).Select(ImageTag.Parse)],
        Outputs = [.. outputs],
        Context = BuildContext.Empty,
        DockerfileText = Dockerfile,
        Retry = RetryOptions.None,
        Progress = new Listener(value =>
        {
            lock (Events)
            {
                Events.Add(value);
            }
        }),
    };

    /// <summary>What the daemon pushes: an index with an image and an attestation for each platform, as BuildKit writes it.</summary>
    public Task<IReadOnlyDictionary<string, string>> PushAsync(SolveCall solve)
    {
        var platforms = solve.Request.FrontendAttrs.TryGetValue("platform", out var asked) ? asked.Split(',') : ["linux/amd64"];
        var entries = platforms.Select(platform => (Platform: Platform.Parse(platform), Digest: StepReport.DigestOf(platform), Attestation: StepReport.DigestOf("a" + platform))).ToList();
        var images = entries.Select(each => $$$"""{"digest":"{{{each.Digest}}}","size":1,"platform":{"architecture":"{{{each.Platform.Architecture}}}","os":"{{{each.Platform.OperatingSystem}}}"}}""");
        var attestations = entries.Select(each => $$$"""{"digest":"{{{each.Attestation}}}","size":2,"annotations":{"vnd.docker.reference.digest":"{{{each.Digest}}}"},"platform":{"architecture":"unknown","os":"unknown"}}""");
        var digest = _registry.Add(MediaTypes.OciIndex, Encoding.UTF8.GetBytes($$"""{"schemaVersion":2,"manifests":[{{string.Join(',', images.Concat(attestations))}}]}"""));
        return Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>(StringComparer.Ordinal) { ["containerimage.digest"] = digest.ToString() });
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(Daemons.Select(daemon => daemon.DisposeAsync().AsTask()));
        await _registry.DisposeAsync();
    }
}
