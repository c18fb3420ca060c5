using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using ImageGen.BuildKit.Protocol;

namespace ImageGen.BuildKit.Sessions;

/// <summary>
/// Provides the credentials with which a daemon authenticates to a registry, or to the authorization server of the registry.
/// Only an access token for the registry itself is sent as a token. Otherwise, the methods that would keep the password on this side respond
/// as unimplemented. The daemon then requests the credentials, which every version since v0.8 supports.
/// </summary>
/// <remarks>Sources: for the client moby/buildkit v0.22.0, session/auth/authprovider; for the daemon util/resolver/authorizer.go.</remarks>
internal sealed class AuthService : ISessionService
{
    // The domain in the names of Docker Hub's images, and the host that serves them.
    private const string DockerHub = "docker.io";
    private const string DockerHubHost = "registry-1.docker.io";

    /// <summary>How long the daemon may use a token before it requests a new one, in seconds. The real expiry is unknown.</summary>
    private const int TokenSeconds = 60;

    private readonly IRegistryAuthenticator? _registries;

    /// <summary>The key by which the daemon caches this session's tokens. It is random and used by no other session, so no signature is needed.</summary>
    private readonly ByteString _authority = ByteString.CopyFrom(RandomNumberGenerator.GetBytes(32));

    public AuthService(IRegistryAuthenticator? registries)
    {
        _registries = registries;
        Methods = new Dictionary<string, SessionMethod>(StringComparer.Ordinal)
        {
            ["/moby.filesync.v1.Auth/Credentials"] = UnaryMethod.Create<CredentialsRequest, CredentialsResponse>(CredentialsRequest.Parser, GetCredentialsAsync),
            ["/moby.filesync.v1.Auth/GetTokenAuthority"] = UnaryMethod.Create<GetTokenAuthorityRequest, GetTokenAuthorityResponse>(
                GetTokenAuthorityRequest.Parser,
                async (request, token) =>
                {
                    _ = await RequireTokenAsync(request.Host, token).ConfigureAwait(false);
                    return new GetTokenAuthorityResponse { PublicKey = _authority };
                }),
            ["/moby.filesync.v1.Auth/FetchToken"] = UnaryMethod.Create<FetchTokenRequest, FetchTokenResponse>(
                FetchTokenRequest.Parser,
                async (request, token) => new() { Token = await RequireTokenAsync(request.Host, token).ConfigureAwait(false), ExpiresIn = TokenSeconds }),
        };
    }

    public IReadOnlyDictionary<string, SessionMethod> Methods { get; }

    private async ValueTask<CredentialsResponse> GetCredentialsAsync(CredentialsRequest request, CancellationToken cancellationToken)
        => await FindAsync(request.Host, cancellationToken).ConfigureAwait(false) switch
        {
            // An empty response means anonymous access.
            null => new CredentialsResponse(),
            // Without a user name, the daemon uses the secret as a refresh token.
            { IdentityToken: { Length: > 0 } token } => new CredentialsResponse { Secret = token },
            var login => new CredentialsResponse { Username = login.Username, Secret = login.Secret },
        };

    /// <exception cref="RpcException">There is no token. With this status, a daemon requests the credentials instead.</exception>
    private async Task<string> RequireTokenAsync(string host, CancellationToken cancellationToken) =>
        await FindAsync(host, cancellationToken).ConfigureAwait(false) is { RegistryToken: { Length: > 0 } token }
            ? token
            : throw new RpcException(new Status(StatusCode.Unimplemented, $"There is no token for {host}."));

    private async Task<RegistryLogin?> FindAsync(string host, CancellationToken cancellationToken)
    {
        if (_registries is null)
        {
            return null;
        }

        try
        {
            var name = host == DockerHubHost ? DockerHub : host;
            // The wait ends with the call, even if the program ignores the token or blocks its thread: a keychain may ask its user.
            return await Task.Run(() => _registries.FindAsync(name, cancellationToken).AsTask(), cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw ServiceFailure.Create($"Finding the credentials for {host}", exception);
        }
    }
}
