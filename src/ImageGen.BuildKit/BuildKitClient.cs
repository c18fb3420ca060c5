using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Grpc.Core;
using ImageGen.BuildKit.Calls;
using ImageGen.BuildKit.Connections;
using ImageGen.BuildKit.Daemons;
using ImageGen.BuildKit.Failures;
using ImageGen.BuildKit.Solving;

namespace ImageGen.BuildKit;

/// <summary>
/// A client of one BuildKit daemon. The first call opens the connection, and later calls share it. Calls may run at the same
/// time on several threads.
/// </summary>
public sealed class BuildKitClient : IAsyncDisposable
{
    private readonly DaemonConnector _daemon;
    private readonly DaemonCalls _calls;
    private readonly Protocol.Control.ControlClient _control;

    private BuildKitClient(DaemonConnector daemon)
    {
        _daemon = daemon;
        _calls = DaemonChannel.Create(daemon);
        _control = new Protocol.Control.ControlClient(_calls);
    }

    /// <summary>Creates a client of a stand-alone <c>buildkitd</c>. It connects with the first call.</summary>
    /// <exception cref="ArgumentException">The address has a scheme that is not supported, or <see cref="BuildKitEndpoint.Tls"/> is set for a local address.</exception>
    public static BuildKitClient Connect(BuildKitEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return new BuildKitClient(new BuildKitdConnector(endpoint));
    }

    /// <summary>Creates a client of the BuildKit inside a Docker Engine. It connects with the first call.</summary>
    public static BuildKitClient ConnectDockerEngine(DockerEngineConnection engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return new BuildKitClient(new EngineConnector(engine));
    }

    /// <summary>Builds. Cancelling the token also stops the build on the daemon.</summary>
    /// <param name="options">What to build, and from which sources.</param>
    /// <param name="progress">Receives the status updates of the build, in order, all before the task ends. Default: they are discarded.</param>
    /// <param name="cancellationToken">Stops the build.</param>
    /// <exception cref="BuildKitException">The build failed, the daemon refused it, or the daemon is too old for the options.</exception>
    /// <exception cref="BuildContextException">A file of a local source cannot be sent.</exception>
    /// <exception cref="BuildOutputException">A result cannot be written to its <see cref="ExportTarget"/>.</exception>
    /// <exception cref="BuildKitUnreachableException">The daemon cannot be reached, or the connection was lost during the build.</exception>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public async Task<SolveResult> SolveAsync(SolveOptions options, IProgress<SolveStatus>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        SolveRequirements.CheckSessions(options);
        SolveRequirements.CheckTargets(options);
        if (SolveRequirements.DependOnVersion(options))
        {
            SolveRequirements.CheckVersion(options, _daemon.Name, await GetVersionAsync(cancellationToken).ConfigureAwait(false));
        }

        return await new Solve(_daemon, _calls, options, options.Precondition, progress).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens a session with local sources for several builds at the same time. It has a connection of its own, and may outlive this client.</summary>
    /// <param name="options">The sources, the credentials, the name and the shared key of the session. The rest is not used.</param>
    /// <param name="transport">How the session reaches the daemon.</param>
    /// <param name="cancellationToken">Cancels the connection.</param>
    /// <exception cref="BuildKitUnreachableException">The daemon cannot be reached.</exception>
    public async Task<SharedSources> ShareSourcesAsync(SessionOptions options, SessionTransport transport = SessionTransport.Auto, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var calls = DaemonChannel.Create(_daemon);
        var sources = new ConcurrentDictionary<string, LocalSource>(options.LocalSources, StringComparer.Ordinal);
        try
        {
            var session = await SolveSession.OpenAsync(_daemon, calls, options, transport, SolveServices.ForSources(options, sources), cancellationToken).ConfigureAwait(false);
            return new SharedSources(sources, session, calls);
        }
        catch
        {
            calls.Dispose();
            throw;
        }
    }

    /// <summary>Lists the daemon's workers, the default one first.</summary>
    /// <exception cref="BuildKitException">The daemon refused the request, or does not respond.</exception>
    public async Task<ImmutableArray<BuildKitWorker>> ListWorkersAsync(CancellationToken cancellationToken = default)
    {
        var response = await CallAsync("to list its workers", _control.ListWorkersAsync(new Protocol.ListWorkersRequest(), cancellationToken: cancellationToken)).ConfigureAwait(false);
        return [.. response.Record.Select(DaemonMessages.Worker)];
    }

    /// <summary>Gets the daemon's version; <see langword="null"/> for daemons before v0.11, which do not report it.</summary>
    /// <exception cref="BuildKitException">The daemon refused the request, or does not respond.</exception>
    public async Task<BuildKitVersion?> GetVersionAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var response = await CallAsync("to report its version", _control.InfoAsync(new Protocol.InfoRequest(), cancellationToken: cancellationToken)).ConfigureAwait(false);
            return response.BuildkitVersion is { } version ? DaemonMessages.Version(version) : null;
        }
        catch (BuildKitException exception) when (exception is { Status: StatusCode.Unimplemented, InnerException: RpcException })
        {
            return null;
        }
    }

    /// <summary>Lists the records of the build cache.</summary>
    /// <param name="filters">Conditions; a record is listed if it meets at least one, as in <see cref="PruneOptions.Filters"/>. Default: every record.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="BuildKitException">The daemon refused the request, or does not respond.</exception>
    public async Task<ImmutableArray<CacheRecord>> GetDiskUsageAsync(IEnumerable<string>? filters = null, CancellationToken cancellationToken = default)
    {
        var request = new Protocol.DiskUsageRequest { Filter = { filters ?? [] } };
        var response = await CallAsync("to list its cache", _control.DiskUsageAsync(request, cancellationToken: cancellationToken)).ConfigureAwait(false);
        return [.. response.Record.Select(DaemonMessages.CacheRecord)];
    }

    /// <summary>Removes records of the build cache and returns each removed record. Pruning starts with the enumeration and stops when it is disposed.</summary>
    /// <exception cref="BuildKitException">The daemon refused the request, does not respond, or is too old for the options.</exception>
    public async IAsyncEnumerable<CacheRecord> PruneAsync(PruneOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (PruneRequirements.DependOnVersion(options))
        {
            PruneRequirements.CheckVersion(options, _daemon.Name, await GetVersionAsync(cancellationToken).ConfigureAwait(false));
        }

        using var call = _control.Prune(DaemonMessages.Prune(options), cancellationToken: cancellationToken);
        while (await CallAsync("to prune its cache", call.ResponseStream.MoveNext(cancellationToken)).ConfigureAwait(false))
        {
            yield return DaemonMessages.CacheRecord(call.ResponseStream.Current);
        }
    }

    /// <summary>Closes the connection. Calls that are in progress fail.</summary>
    public ValueTask DisposeAsync()
    {
        _calls.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<T> CallAsync<T>(string what, AsyncUnaryCall<T> call)
    {
        using (call)
        {
            return await CallAsync(what, call.ResponseAsync).ConfigureAwait(false);
        }
    }

    private async Task<T> CallAsync<T>(string what, Task<T> response)
    {
        try
        {
            return await response.ConfigureAwait(false);
        }
        catch (RpcException exception)
        {
            throw CallFailure.ToException(_daemon, what, exception);
        }
    }
}
