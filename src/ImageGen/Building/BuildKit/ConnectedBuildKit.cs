using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.BuildKit;

namespace ImageGen.Building.BuildKit;

/// <summary>A connected BuildKit, in an engine or stand-alone.</summary>
internal sealed class ConnectedBuildKit(BuildKitClient client, BuildKitDaemon daemon) : IAsyncDisposable
{
    /// <summary>The version that is assumed for a BuildKit before 0.11, which does not report its version: the oldest that is known to work.</summary>
    private static readonly Version Oldest = new(0, 8);

    /// <summary>The first BuildKit that reports its version. One that was built without a version reports 0.0.0.</summary>
    private static readonly Version FirstToSay = new(0, 11);

    public BuildKitClient Client { get; } = client;

    public BuildKitDaemon Daemon { get; } = daemon;

    /// <summary>Requests the version of a BuildKit.</summary>
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
