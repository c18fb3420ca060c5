using System.Net.Http.Headers;
using System.Text;
using ImageGen.Oci.Registries.Connections;

namespace ImageGen.Oci.Registries.Authentication;

/// <summary>Requests tokens from token servers.</summary>
/// <remarks>Protocol: distribution's docs, spec/auth/token.md and spec/auth/oauth.md.</remarks>
internal sealed class RegistryTokens(RegistryHttp http)
{
    /// <summary>The client id in requests to token servers.</summary>
    private const string ClientId = "imagegen";

    private const int LargestResponse = 1024 * 1024;

    /// <exception cref="RegistryRequestException">The token server issues no token.</exception>
    public async Task<AccessToken> RequestAsync(RegistryChallenge challenge, RegistryScopes scopes, RegistryCredentials? credentials, CancellationToken cancellationToken)
    {
        var realm = challenge.Realm!;
        try
        {
            using var request = credentials?.IdentityToken is { Length: > 0 } identity
                ? Exchange(challenge, realm, scopes, identity)
                : Request(challenge, realm, scopes, credentials);
            using var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                throw await RegistryRefusal.ReadAsync(response, $"the token server {realm.Authority}", cancellationToken, credentials?.Password, credentials?.IdentityToken).ConfigureAwait(false);
            }

            return await ResponseBody.ReadAsync(response, LargestResponse, http.Options.IdleTimeout, cancellationToken).ConfigureAwait(false) is { } body && AccessToken.Parse(body) is { } token
                ? token
                : throw new RegistryRequestException(RegistryErrorKind.RegistryFailed, $"the response of the token server {realm.Authority} contains no token");
        }
        catch (Exception exception) when (ConnectionFailure.Matches(exception, cancellationToken))
        {
            throw ConnectionFailure.Create(exception, $"the token server {realm.Authority}", wasReached: false);
        }
    }

    public static AuthenticationHeaderValue Basic(RegistryCredentials credentials) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credentials.Username}:{credentials.Password}")));

    /// <summary>Sends a request, and follows redirects of a GET. Another server gets no credentials.</summary>
    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        for (var redirects = 0; redirects < Redirect.MaxCount && request.Method == HttpMethod.Get && Redirect.Find(response, request.Method) is { } target; redirects++)
        {
            var from = response.RequestMessage!.RequestUri!;
            if (from.Scheme == "https" && target.Scheme != "https")
            {
                break;
            }

            response.Dispose();
            using var next = new HttpRequestMessage(HttpMethod.Get, target);
            next.Headers.Authorization = Redirect.IsSameServer(request.RequestUri!, target) ? request.Headers.Authorization : null;
            response = await http.SendAsync(next, cancellationToken).ConfigureAwait(false);
        }

        return response;
    }

    private static HttpRequestMessage Request(RegistryChallenge challenge, Uri realm, RegistryScopes scopes, RegistryCredentials? credentials)
    {
        var query = new StringBuilder(realm.Query);
        foreach (var scope in scopes.Texts)
        {
            Append("scope", scope);
        }

        if (challenge.Service is { } service)
        {
            Append("service", service);
        }

        if (credentials is not null)
        {
            Append("account", credentials.Username);
        }

        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(realm, query.Length == 0 ? realm.PathAndQuery : query.ToString()));
        request.Headers.Authorization = credentials is null ? null : Basic(credentials);
        return request;

        void Append(string name, string value) => query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
    }

    private static HttpRequestMessage Exchange(RegistryChallenge challenge, Uri realm, RegistryScopes scopes, string identity) => new(HttpMethod.Post, realm)
    {
        Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = identity,
            ["client_id"] = ClientId,
            ["service"] = challenge.Service ?? "",
            ["scope"] = scopes.ToString(),
        }),
    };
}
