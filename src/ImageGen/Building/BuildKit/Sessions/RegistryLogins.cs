using System.Runtime.ExceptionServices;
using ImageGen.BuildKit;
using ImageGen.Credentials;
using ImageGen.Progress;

namespace ImageGen.Building.BuildKit.Sessions;

/// <summary>Provides the daemon with the credentials for the registries that a build names, and for no others.</summary>
/// <remarks>Credentials are cached as long as in BuildKit's client, because a daemon requests them several times for each image (session/auth/authprovider).</remarks>
internal sealed class RegistryLogins(RegistryCredentialSource credentials, IReadOnlyCollection<string> named, IProgress<BuildEvent> progress) : IRegistryAuthenticator
{
    /// <summary>Tokens of some clouds expire after five minutes.</summary>
    private static readonly TimeSpan KeptFor = new(0, 4, 50);

    private readonly HashSet<string> _hosts = [.. named.Select(RegistryKey.Host)];
    private readonly Dictionary<string, (long Since, RegistryLogin? Login)> _kept = new(StringComparer.Ordinal);
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);

    // One credential helper at a time: some keychains hang on two requests at the same time (docker/cli#1862).
    private readonly SemaphoreSlim _gate = new(1, 1);
    private ExceptionDispatchInfo? _failure;

    /// <summary>Throws the failure that occurred when credentials were read. The daemon reports only that a call failed.</summary>
    public void ThrowIfFailed() => Volatile.Read(ref _failure)?.Throw();

    /// <summary>Whether the build names a registry.</summary>
    public bool Names(string host) => _hosts.Contains(RegistryKey.Host(host));

    public async ValueTask<RegistryLogin?> FindAsync(string host, CancellationToken cancellationToken)
    {
        host = RegistryKey.Host(host);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_hosts.Contains(host))
            {
                Refuse(host);
                return null;
            }

            if (!_kept.TryGetValue(host, out var kept) || credentials.Time.GetElapsedTime(kept.Since) > KeptFor)
            {
                _kept[host] = kept = (credentials.Time.GetTimestamp(), await AskAsync(host, cancellationToken).ConfigureAwait(false));
            }

            return kept.Login;
        }
        catch (CredentialsException exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<RegistryLogin?> AskAsync(string host, CancellationToken cancellationToken) =>
        await credentials.RequireAsync(host, cancellationToken).ConfigureAwait(false) is { } found
            ? new RegistryLogin(found.Username, found.Password) { IdentityToken = found.IdentityToken, RegistryToken = found.RegistryToken }
            : null;

    private void Refuse(string host)
    {
        if (_refused.Add(host))
        {
            progress.Report(new BuildWarning(
                $"The builder requests the credentials for {host}, a registry that this build does not name, and receives none. If a base image is in this registry, add the credentials to {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Credentials)}."));
        }
    }
}
