using ImageGen.BuildKit;
using Xunit;

namespace ImageGen.Engine.Tests.BuildKit;

/// <summary>Our client, on the engine's own BuildKit.</summary>
internal sealed class SolveClient : IAsyncDisposable
{
    private SolveClient(BuildKitClient client) => Client = client;

    public BuildKitClient Client { get; }

    public static SolveClient Connect() => new(BuildKitClient.ConnectDockerEngine(DockerEngineConnection.AtUnixSocket(EngineEnvironment.Docker.Address.AbsolutePath)));

    /// <summary>Builds a stage of a folder's Dockerfile into the engine's store.</summary>
    public async Task<BuiltBy> BuildAsync(string folder, string target, SessionTransport transport = SessionTransport.Auto)
    {
        var name = $"imagegen-buildkit/{Guid.NewGuid():n}";
        var vertices = new Dictionary<string, Vertex>();
        await Client.SolveAsync(
            new SolveOptions
            {
                FrontendAttributes = { ["target"] = target },
                Exporters = { new SolveExporter { Type = "moby", Attributes = { ["name"] = name } } },
                Session = new SessionOptions { LocalSources = { ["context"] = LocalSource.FromDirectory(folder), ["dockerfile"] = LocalSource.FromDirectory(folder) } },
                SessionTransport = transport,
            },
            new Record(status =>
            {
                foreach (var vertex in status.Vertices)
                {
                    vertices[vertex.Digest] = vertex;
                }
            }),
            TestContext.Current.CancellationToken);
        var (id, _) = await DockerCli.RunAsync("image", "inspect", "--format", "{{.Id}}", name);
        _ = await DockerCli.RunAsync("image", "rm", "--no-prune", name);
        return new BuiltBy(id.Trim(), [.. vertices.Values.Where(vertex => DockerCli.IsStep(vertex.Name)).Select(vertex => (vertex.Name, vertex.IsCached)).Order()]);
    }

    public ValueTask DisposeAsync() => Client.DisposeAsync();

    /// <summary>At once, and not on another thread some time later.</summary>
    private sealed class Record(Action<SolveStatus> take) : IProgress<SolveStatus>
    {
        public void Report(SolveStatus value) => take(value);
    }
}
