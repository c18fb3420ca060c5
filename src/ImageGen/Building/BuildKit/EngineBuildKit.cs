using System.Net.Security;
using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.BuildKit;
using ImageGen.Engines;

namespace ImageGen.Building.BuildKit;

/// <summary>Connects to the BuildKit in a Docker Engine.</summary>
internal static class EngineBuildKit
{
    private const string SnapshotterLabel = "org.mobyproject.buildkit.worker.snapshotter";
    private const string HostGatewayLabel = "org.mobyproject.buildkit.worker.moby.host-gateway-ip";

    /// <summary>The BuildKit version of Docker Engine 23.0, the first engine that may have another store than graph drivers.</summary>
    private static readonly Version FirstWithStores = new(0, 10);

    public static async Task<ConnectedBuildKit> OpenAsync(EngineConnection engine, CancellationToken cancellationToken)
    {
        var client = BuildKitClient.ConnectDockerEngine(new DockerEngineConnection
        {
            OpenAsync = token => engine.Streams.OpenAsync(SslApplicationProtocol.Http11, token),
            OpenHttp2Async = token => engine.Streams.OpenAsync(SslApplicationProtocol.Http2, token),
            ApiVersion = engine.Capabilities.NewestApiVersion,
            BasePath = engine.BasePath,
            Host = engine.Host,
            Headers = engine.Headers,
            Name = engine.Endpoint.ToString(),
        });
        try
        {
            return new ConnectedBuildKit(client, await DescribeAsync(client, engine.Capabilities, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            await client.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<BuildKitDaemon> DescribeAsync(BuildKitClient client, EngineCapabilities engine, CancellationToken cancellationToken)
    {
        var version = DockerEngineReleases.BuildKitOf(engine.EngineVersion) ?? await ConnectedBuildKit.AskForVersionAsync(client, cancellationToken).ConfigureAwait(false);
        var daemon = new BuildKitDaemon { Name = $"{engine.Name} {engine.EngineVersion}", Version = version, Store = BuildKitStore.GraphDriver };
        if (version < FirstWithStores)
        {
            return daemon;
        }

        var workers = await client.ListWorkersAsync(cancellationToken).ConfigureAwait(false);
        return daemon with
        {
            Store = workers.Any(worker => worker.Labels.ContainsKey(SnapshotterLabel)) ? BuildKitStore.Containerd : BuildKitStore.GraphDriver,
            HostGateway = workers.Select(worker => worker.Labels.GetValueOrDefault(HostGatewayLabel)).FirstOrDefault(address => address is not null),
        };
    }
}
