using System.Runtime.ExceptionServices;
using ImageGen.BuildKit;
using ImageGen.Credentials;

namespace ImageGen.Building.BuildKit.Sessions;

/// <summary>Gives the daemon the credentials of the registries that a build names, and of no others.</summary>
/// <remarks>Answers are kept as long as BuildKit's own client keeps them: a daemon asks several times for each image (session/auth/authprovider).</remarks>
internal sealed class RegistryLogins(RegistryCredentialSource credentials, IReadOnlyCollection<string> named, IProgress<BuildEvent> progress) : IRegistryAuthenticator
{
    /// <summary>Tokens of some clouds expire after five minutes.</summary>
    private static readonly TimeSpan KeptFor = new(0, 4, 50);

    private readonly HashSet<string> _hosts = [.. named.Select(RegistryKey.Host)];
    private readonly Dictionary<string, (long Since, RegistryLogin? Login)> _kept = new(StringComparer.Ordinal);
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);

    // One helper at a time: some keychains hang if they are asked twice at once (docker/cli#1862).
    private readonly SemaphoreSlim _gate = new(1, 1);
    private ExceptionDispatchInfo? _failure;

    /// <summary>Throws what kept credentials from being read. The daemon only learns that it failed, and so would the caller.</summary>
    public void ThrowIfFailed() => Volatile.Read(ref _failure)?.Throw();

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
                $"The builder asks for the credentials of {host}, which this build does not name: it gets none. If a base image is to come from there, give the credentials in {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Credentials)}."));
        }
    }
}
