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
/// A client of one BuildKit daemon. It connects with its first call, and keeps the connection for the others, which may
/// come from several threads at once.
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

    /// <summary>A client of a stand-alone <c>buildkitd</c>.</summary>
    /// <exception cref="ArgumentException">The endpoint's parts do not go together.</exception>
    public static BuildKitClient Connect(BuildKitEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return new BuildKitClient(new BuildKitdConnector(endpoint));
    }

    /// <summary>A client of the BuildKit inside a Docker Engine.</summary>
    public static BuildKitClient ConnectDockerEngine(DockerEngineConnection engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return new BuildKitClient(new EngineConnector(engine));
    }

    /// <summary>Builds. When the token is cancelled, the build is stopped on the daemon, too.</summary>
    /// <param name="options">What to build, and of what.</param>
    /// <param name="progress">Where the build's news go, one after the other and before the task ends. Default: nowhere.</param>
    /// <param name="cancellationToken">Stops the build.</param>
    /// <exception cref="BuildKitException">The build failed, the daemon refused it, or is too old for the options.</exception>
    /// <exception cref="BuildContextException">A file of a local source cannot be sent.</exception>
    /// <exception cref="BuildOutputException">A result cannot be written to its <see cref="ExportTarget"/>.</exception>
    /// <exception cref="BuildKitUnreachableException">No daemon answers, or it went away during the build.</exception>
    /// <exception cref="ArgumentException">The options do not go together.</exception>
    public async Task<SolveResult> SolveAsync(SolveOptions options, IProgress<SolveStatus>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        SolveRequirements.CheckTargets(options);
        if (SolveRequirements.DependOnVersion(options))
        {
            SolveRequirements.CheckVersion(options, _daemon.Name, await GetVersionAsync(cancellationToken).ConfigureAwait(false));
        }

        return await new Solve(_daemon, _calls, options, options.Precondition, progress).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The daemon's workers, the default one first.</summary>
    /// <exception cref="BuildKitException">The daemon refused, or does not answer.</exception>
    public async Task<ImmutableArray<BuildKitWorker>> ListWorkersAsync(CancellationToken cancellationToken = default)
    {
        var response = await CallAsync("to list its workers", _control.ListWorkersAsync(new Protocol.ListWorkersRequest(), cancellationToken: cancellationToken)).ConfigureAwait(false);
        return [.. response.Record.Select(DaemonMessages.Worker)];
    }

    /// <summary>The daemon's version; <see langword="null"/> for one before v0.11, which cannot say it.</summary>
    /// <exception cref="BuildKitException">The daemon refused, or does not answer.</exception>
    public async Task<BuildKitVersion?> GetVersionAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var response = await CallAsync("to tell its version", _control.InfoAsync(new Protocol.InfoRequest(), cancellationToken: cancellationToken)).ConfigureAwait(false);
            return response.BuildkitVersion is { } version ? DaemonMessages.Version(version) : null;
        }
        catch (BuildKitException exception) when (exception is { Status: StatusCode.Unimplemented, InnerException: RpcException })
        {
            return null;
        }
    }

    /// <summary>The records of the build cache.</summary>
    /// <param name="filters">Conditions of which a record must meet one, as in <see cref="PruneOptions.Filters"/>. Default: every record.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BuildKitException">The daemon refused, or does not answer.</exception>
    public async Task<ImmutableArray<CacheRecord>> GetDiskUsageAsync(IEnumerable<string>? filters = null, CancellationToken cancellationToken = default)
    {
        var request = new Protocol.DiskUsageRequest { Filter = { filters ?? [] } };
        var response = await CallAsync("to list its cache", _control.DiskUsageAsync(request, cancellationToken: cancellationToken)).ConfigureAwait(false);
        return [.. response.Record.Select(DaemonMessages.CacheRecord)];
    }

    /// <summary>Removes records of the build cache, and gives those that are gone, as they go. It begins with the enumeration and stops with it.</summary>
    /// <exception cref="BuildKitException">The daemon refused, does not answer, or is too old for the options.</exception>
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

    /// <summary>Closes the connection. Calls that are under way fail.</summary>
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
