using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ImageGen.Registries;

/// <summary>Creates the authorization for the challenge of a registry: user name and password, or a token.</summary>
/// <remarks>Protocol: distribution's docs, spec/auth/token.md and spec/auth/oauth.md.</remarks>
internal sealed class RegistryTokens(HttpClient http, RegistryCredentials? credentials)
{
    /// <summary>The client id in requests to token servers.</summary>
    private const string ClientId = "imagegen";

    /// <returns>The value of the header; <see langword="null"/> if there are no credentials.</returns>
    /// <exception cref="RegistryRequestException">The token server issues no token.</exception>
    public async Task<AuthenticationHeaderValue?> AuthorizeAsync(RegistryChallenge challenge, string registryScheme, string usualScope, CancellationToken cancellationToken)
    {
        if (credentials?.RegistryToken is { Length: > 0 } ready)
        {
            return new AuthenticationHeaderValue("Bearer", ready);
        }

        if (challenge.Realm is null)
        {
            return credentials is null ? null : Basic(credentials);
        }

        if (credentials is not null && registryScheme == "https" && challenge.Realm.Scheme != "https")
        {
            throw new RegistryRequestException(RegistryFailureKind.Insecure, $"the registry names the token server {challenge.Realm.GetLeftPart(UriPartial.Path)}, to which the password would be sent unencrypted");
        }

        using var request = credentials?.IdentityToken is { Length: > 0 } identity
            ? Exchange(challenge, usualScope, identity)
            : Ask(challenge, usualScope);
        using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw await RegistryRefusal.ReadAsync(response, $"the token server {challenge.Realm.Authority}", cancellationToken).ConfigureAwait(false);
        }

        return new AuthenticationHeaderValue("Bearer", await ReadAsync(response, challenge.Realm, cancellationToken).ConfigureAwait(false));
    }

    private static AuthenticationHeaderValue Basic(RegistryCredentials credentials) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credentials.Username}:{credentials.Password}")));

    private HttpRequestMessage Ask(RegistryChallenge challenge, string usualScope)
    {
        var query = new StringBuilder(challenge.Realm!.Query.Length > 0 ? challenge.Realm.Query + "&" : "?");
        query.Append("scope=").Append(Uri.EscapeDataString(challenge.Scope ?? usualScope));
        if (challenge.Service is { } service)
        {
            query.Append("&service=").Append(Uri.EscapeDataString(service));
        }

        if (credentials is not null)
        {
            query.Append("&account=").Append(Uri.EscapeDataString(credentials.Username));
        }

        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(challenge.Realm, query.ToString()));
        request.Headers.Authorization = credentials is null ? null : Basic(credentials);
        return request;
    }

    private static HttpRequestMessage Exchange(RegistryChallenge challenge, string usualScope, string identity) => new(HttpMethod.Post, challenge.Realm)
    {
        Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = identity,
            ["client_id"] = ClientId,
            ["service"] = challenge.Service ?? "",
            ["scope"] = challenge.Scope ?? usualScope,
        }),
    };

    private static async Task<string> ReadAsync(HttpResponseMessage response, Uri realm, CancellationToken cancellationToken)
    {
        var content = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var json = JsonDocument.Parse(content);
            foreach (var name in (string[])["token", "access_token"])
            {
                if (json.RootElement.TryGetProperty(name, out var token) && token.GetString() is { Length: > 0 } text)
                {
                    return text;
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Reported below without the inner exception, which could contain a part of the token.
        }

        throw new RegistryRequestException(RegistryFailureKind.RegistryFailed, $"the response of the token server {realm.Authority} contains no token");
    }
}
