using System.Net.Http.Headers;
using ImageGen.Oci.Registries.Connections;

namespace ImageGen.Oci.Registries.Authentication;

/// <summary>Creates the authorization of requests to one registry: user name and password, or a token for the scopes of the request.</summary>
/// <remarks>Nothing is authorized before the registry requires it. Tokens are kept for each set of scopes until shortly before they expire.</remarks>
internal sealed class RegistryAuthorizer(RegistryHttp http, string registry)
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Dictionary<string, KeptToken> _tokens = new(StringComparer.Ordinal);
    private readonly RegistryTokens _server = new(http);
    private RegistryChallenge? _challenge;
    private RegistryCredentials? _credentials;
    private bool _hasCredentials;

    private DateTimeOffset Now => http.Options.Time.GetUtcNow();

    /// <summary>Finds the authorization of a request; <see langword="null"/> if the registry has not required any.</summary>
    /// <exception cref="RegistryRequestException">The token server issues no token.</exception>
    public async ValueTask<AuthenticationHeaderValue?> FindAsync(RegistryScopes scopes, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _challenge) is null)
        {
            return null;
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var kept = _tokens.GetValueOrDefault(scopes.ToString());
            return kept?.Expires > Now ? kept.Header : await CreateAsync(scopes, kept?.Scopes ?? scopes, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Creates the authorization for the challenge of a registry that refused a request.</summary>
    /// <param name="challenge">The challenge.</param>
    /// <param name="registryScheme">The scheme of the registry's address.</param>
    /// <param name="scopes">The scopes of the request.</param>
    /// <param name="refused">The authorization of the request.</param>
    /// <param name="cancellationToken">Cancels the request of a token.</param>
    /// <returns>The authorization, which may be the refused one; <see langword="null"/> if there are no credentials.</returns>
    /// <exception cref="RegistryRequestException">The token server issues no token.</exception>
    public async ValueTask<AuthenticationHeaderValue?> RenewAsync(
        RegistryChallenge challenge, string registryScheme, RegistryScopes scopes, AuthenticationHeaderValue? refused, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_hasCredentials)
            {
                _credentials = http.Options.Credentials is { } find ? await find(registry, cancellationToken).ConfigureAwait(false) : null;
                _hasCredentials = true;
            }

            RequireSecure(challenge, registryScheme);
            Volatile.Write(ref _challenge, challenge);
            // Another request may have renewed the token in the meantime.
            if (_tokens.GetValueOrDefault(scopes.ToString()) is { } kept && kept.Expires > Now && !kept.Header.Equals(refused))
            {
                return kept.Header;
            }

            var required = challenge.Scope is { } scope ? scopes.With(RegistryScopes.Parse(scope)) : scopes;
            return await CreateAsync(scopes, required, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async ValueTask<AuthenticationHeaderValue?> CreateAsync(RegistryScopes scopes, RegistryScopes required, CancellationToken cancellationToken)
    {
        if (_credentials?.RegistryToken is { Length: > 0 } ready)
        {
            return new AuthenticationHeaderValue("Bearer", ready);
        }

        if (_challenge!.Realm is null)
        {
            return _credentials is null ? null : RegistryTokens.Basic(_credentials);
        }

        var token = await _server.RequestAsync(_challenge, required, _credentials, cancellationToken).ConfigureAwait(false);
        var header = new AuthenticationHeaderValue("Bearer", token.Text);
        RemoveExpired();
        _tokens[scopes.ToString()] = new KeptToken(header, required, Now + token.UsableFor);
        return header;
    }

    private void RequireSecure(RegistryChallenge challenge, string registryScheme)
    {
        if (_credentials is not null && registryScheme == "https" && challenge.Realm is { } realm && realm.Scheme != "https")
        {
            throw new RegistryRequestException(RegistryErrorKind.Insecure, $"the registry names the token server {realm.GetLeftPart(UriPartial.Path)}, to which the password would be sent unencrypted");
        }
    }

    private void RemoveExpired()
    {
        foreach (var expired in _tokens.Where(each => each.Value.Expires <= Now).Select(each => each.Key).ToList())
        {
            _ = _tokens.Remove(expired);
        }
    }

    private sealed record KeptToken(AuthenticationHeaderValue Header, RegistryScopes Scopes, DateTimeOffset Expires);
}
