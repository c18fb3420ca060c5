using System.Runtime.ExceptionServices;
using ImageGen.BuildKit;
using ImageGen.Credentials;

namespace ImageGen.Building.BuildKit.Sessions;

/// <summary>Gives the daemon the credentials of the registries that a build pulls from or pushes to, and of no others.</summary>
internal sealed class RegistryLogins(RegistryCredentialSource credentials) : IRegistryAuthenticator
{
    private ExceptionDispatchInfo? _failure;

    /// <summary>Throws what kept credentials from being read. The daemon only learns that it failed, and so would the caller.</summary>
    public void ThrowIfFailed() => Volatile.Read(ref _failure)?.Throw();

    public async ValueTask<RegistryLogin?> FindAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return await credentials.FindAsync(host, cancellationToken).ConfigureAwait(false) is { } found
                ? new RegistryLogin(found.Username, found.Password) { IdentityToken = found.IdentityToken }
                : null;
        }
        catch (CredentialsException exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            throw;
        }
    }
}
