using ImageGen.BuildKit.Protocol;

namespace ImageGen.BuildKit.Sessions.Authentication;

/// <summary>
/// Gives a daemon the credentials with which it goes to a registry, or to the authority that the registry names.
/// The other methods of this service would keep the password here and hand out tokens alone. A daemon that finds them
/// unimplemented falls back on the credentials, since v0.8 the first to have them.
/// </summary>
internal sealed class AuthService : ISessionService
{
    // What the domain of Docker Hub's images is, and the host that serves them.
    private const string DockerHub = "docker.io";
    private const string DockerHubHost = "registry-1.docker.io";

    private readonly IRegistryAuthenticator? _registries;

    public AuthService(IRegistryAuthenticator? registries)
    {
        _registries = registries;
        Methods = new Dictionary<string, SessionMethod>(StringComparer.Ordinal)
        {
            ["/moby.filesync.v1.Auth/Credentials"] = UnaryMethod.Create<CredentialsRequest, CredentialsResponse>(CredentialsRequest.Parser, AnswerAsync),
        };
    }

    public IReadOnlyDictionary<string, SessionMethod> Methods { get; }

    private async ValueTask<CredentialsResponse> AnswerAsync(CredentialsRequest request, CancellationToken cancellationToken)
        => await FindAsync(request.Host == DockerHubHost ? DockerHub : request.Host, cancellationToken).ConfigureAwait(false) switch
        {
            // An empty answer is an anonymous one.
            null => new CredentialsResponse(),
            // Without a user, the daemon exchanges the secret as a refresh token.
            { IdentityToken: { Length: > 0 } token } => new CredentialsResponse { Secret = token },
            var login => new CredentialsResponse { Username = login.Username, Secret = login.Secret },
        };

    private async Task<RegistryLogin?> FindAsync(string host, CancellationToken cancellationToken)
    {
        if (_registries is null)
        {
            return null;
        }

        try
        {
            // The wait ends with the call, whether or not the program looks at the token, or gives its thread back: a keychain may ask its user.
            return await Task.Run(() => _registries.FindAsync(host, cancellationToken).AsTask(), cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw ServiceFailure.Create($"The search for the credentials of {host}", exception);
        }
    }
}
