using ImageGen.BuildKit.Connections.Upgrades;

namespace ImageGen.BuildKit.Connections;

/// <summary>
/// Connects to the BuildKit inside a Docker Engine: by an upgrade of <c>POST /grpc</c>, or, from engine 29.2 on, with HTTP/2 from
/// the first byte. It first tries what the engine's version suggests, then the alternative.
/// </summary>
internal sealed class EngineConnector(DockerEngineConnection engine) : DaemonConnector
{
    /// <summary>The first API version with HTTP/2 on the engine's socket. There, <c>/grpc</c> is deprecated.</summary>
    private static readonly Version NativeSince = new(1, 53);

    /// <summary>Whether the engine uses HTTP/2 from the first byte; <see langword="null"/> until one way has worked.</summary>
    private bool? _native;

    public override string Name => engine.Name;

    public override string Advice => "Start the engine, or use the address of a running engine.";

    public override IReadOnlyCollection<KeyValuePair<string, string>> Headers => engine.Headers;

    // An IP address, because the framework would first validate a host name.
    public override Uri BaseAddress { get; } = new("http://127.0.0.1/");

    public override async ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        if (_native is { } known)
        {
            return known
                ? await OpenNativeAsync(cancellationToken).ConfigureAwait(false)
                : await UpgradeAsync("/grpc", [], cancellationToken).ConfigureAwait(false);
        }

        if (ExpectsNative && await ProbeAsync(cancellationToken).ConfigureAwait(false))
        {
            _native = true;
            return await OpenNativeAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            var connection = await UpgradeAsync("/grpc", [], cancellationToken).ConfigureAwait(false);
            _native = false;
            return connection;
        }
        catch (UpgradeRefusedException refusal)
        {
            if (!ExpectsNative && await ProbeAsync(cancellationToken).ConfigureAwait(false))
            {
                _native = true;
                return await OpenNativeAsync(cancellationToken).ConfigureAwait(false);
            }

            throw NoBuildKit(refusal);
        }
    }

    public override async ValueTask<Stream?> OpenSessionAsync(
        IEnumerable<KeyValuePair<string, string>> headers, bool required, CancellationToken cancellationToken)
    {
        if (!required && (_native ?? ExpectsNative))
        {
            return null;
        }

        try
        {
            return await UpgradeAsync("/session", headers, cancellationToken).ConfigureAwait(false);
        }
        catch (UpgradeRefusedException) when (!required)
        {
            return null;
        }
        catch (UpgradeRefusedException refusal)
        {
            throw new BuildKitException($"{Name} refused the session: {refusal.Message}. Set SolveOptions.SessionTransport to Auto.", refusal);
        }
    }

    private bool ExpectsNative => engine.ApiVersion >= NativeSince;

    private ValueTask<Stream> OpenNativeAsync(CancellationToken cancellationToken) => (engine.OpenHttp2Async ?? engine.OpenAsync)(cancellationToken);

    private async ValueTask<bool> ProbeAsync(CancellationToken cancellationToken)
    {
        var connection = await OpenNativeAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await Http2Probe.AnswersAsync(connection, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<Stream> UpgradeAsync(string path, IEnumerable<KeyValuePair<string, string>> headers, CancellationToken cancellationToken)
    {
        var connection = await engine.OpenAsync(cancellationToken).ConfigureAwait(false);
        KeyValuePair<string, string>[] own = [.. headers];
        return await ConnectionUpgrade.RequestAsync(
            connection, engine.BasePath.TrimEnd('/') + path, engine.Host, [.. own, .. ExtraHeaders.ForUpgrade(engine.Headers, own)], cancellationToken).ConfigureAwait(false);
    }

    private BuildKitException NoBuildKit(UpgradeRefusedException refusal) => new(
        $"{Name} does not provide BuildKit: {refusal.Message}, and it does not use HTTP/2 either. Use a Docker Engine from 18.09 on; Podman has no BuildKit.",
        refusal)
    {
        Status = Grpc.Core.StatusCode.Unimplemented,
    };
}
