using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.BuildKit;

namespace ImageGen.Building.BuildKit;

/// <summary>A BuildKit that has answered, inside an engine or alone.</summary>
internal sealed class ConnectedBuildKit(BuildKitClient client, BuildKitDaemon daemon) : IAsyncDisposable
{
    /// <summary>What a BuildKit before 0.11, which does not say its version, is taken for: the oldest that is known to be driven so.</summary>
    private static readonly Version Oldest = new(0, 8);

    /// <summary>The first BuildKit that says its version. One that was built without knowing it says 0.0.0.</summary>
    private static readonly Version FirstToSay = new(0, 11);

    public BuildKitClient Client { get; } = client;

    public BuildKitDaemon Daemon { get; } = daemon;

    /// <summary>Asks a BuildKit for its version.</summary>
    public static async Task<Version> AskForVersionAsync(BuildKitClient client, CancellationToken cancellationToken)
    {
        var said = await client.GetVersionAsync(cancellationToken).ConfigureAwait(false);
        if (said is null)
        {
            return Oldest;
        }

        return Version.TryParse(said.Version.TrimStart('v').Split('-', '+')[0], out var version) && version > FirstToSay ? version : FirstToSay;
    }

    public ValueTask DisposeAsync() => Client.DisposeAsync();
}
