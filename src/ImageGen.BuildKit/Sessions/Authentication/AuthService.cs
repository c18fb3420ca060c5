using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using ImageGen.BuildKit.Protocol;

namespace ImageGen.BuildKit.Sessions.Authentication;

/// <summary>
/// Gives a daemon the credentials with which it goes to a registry, or to the authority that the registry names.
/// Only a token for the registry itself is handed out as one. For everything else, the methods that would keep the password here answer
/// that they are unimplemented, and the daemon falls back on the credentials, since v0.8 the first to have them.
/// </summary>
/// <remarks>What a client answers: moby/buildkit v0.22.0, session/auth/authprovider; what a daemon asks: util/resolver/authorizer.go.</remarks>
internal sealed class AuthService : ISessionService
{
    // What the domain of Docker Hub's images is, and the host that serves them.
    private const string DockerHub = "docker.io";
    private const string DockerHubHost = "registry-1.docker.io";

    /// <summary>How long the daemon may use a token before it asks again, in seconds. A token's own end is not known.</summary>
    private const int TokenSeconds = 60;

    private readonly IRegistryAuthenticator? _registries;

    /// <summary>What the daemon knows this session's tokens by. It is used by no other session, so that no key has to prove anything.</summary>
    private readonly ByteString _authority = ByteString.CopyFrom(RandomNumberGenerator.GetBytes(32));

    public AuthService(IRegistryAuthenticator? registries)
    {
        _registries = registries;
        Methods = new Dictionary<string, SessionMethod>(StringComparer.Ordinal)
        {
            ["/moby.filesync.v1.Auth/Credentials"] = UnaryMethod.Create<CredentialsRequest, CredentialsResponse>(CredentialsRequest.Parser, AnswerAsync),
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

    private async ValueTask<CredentialsResponse> AnswerAsync(CredentialsRequest request, CancellationToken cancellationToken)
        => await FindAsync(request.Host, cancellationToken).ConfigureAwait(false) switch
        {
            // An empty answer is an anonymous one.
            null => new CredentialsResponse(),
            // Without a user, the daemon exchanges the secret as a refresh token.
            { IdentityToken: { Length: > 0 } token } => new CredentialsResponse { Secret = token },
            var login => new CredentialsResponse { Username = login.Username, Secret = login.Secret },
        };

    /// <exception cref="RpcException">There is none: the status on which a daemon asks for the credentials.</exception>
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
            // The wait ends with the call, whether or not the program looks at the token, or gives its thread back: a keychain may ask its user.
            return await Task.Run(() => _registries.FindAsync(name, cancellationToken).AsTask(), cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw ServiceFailure.Create($"The search for the credentials of {host}", exception);
        }
    }
}
