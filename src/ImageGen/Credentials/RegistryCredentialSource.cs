using System.Text;

namespace ImageGen.Credentials;

/// <summary>
/// Finds the credentials of one registry at a time: those given by the program, then DOCKER_AUTH_CONFIG, the registry's
/// own helper, the common helper, and config.json itself. Nothing is read for a registry that nobody asks for.
/// </summary>
internal sealed class RegistryCredentialSource
{
    private readonly IReadOnlyList<RegistryCredentials> _explicit;
    private readonly DockerConfiguration _configuration;

    public RegistryCredentialSource(IEnumerable<RegistryCredentials> explicitCredentials, DockerConfiguration configuration)
    {
        _explicit = [.. explicitCredentials];
        _configuration = configuration;
    }

    /// <summary>How long a helper may take. Some ask the user, or a cloud, before they answer.</summary>
    public TimeSpan HelperTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The credentials for the registry; <see langword="null"/> where none are kept.</summary>
    /// <exception cref="CredentialsException">The helper of this registry fails, or its entry is not valid.</exception>
    public async ValueTask<RegistryCredentials?> FindAsync(string registry, CancellationToken cancellationToken)
    {
        var host = RegistryKey.Host(registry);
        if (_explicit.FirstOrDefault(each => IsOf(host, each.Registry)) is { } given)
        {
            return given;
        }

        if (InEntries(_configuration.VariableAuths, "the environment variable DOCKER_AUTH_CONFIG", host) is { } fromVariable)
        {
            return fromVariable;
        }

        foreach (var name in HelpersFor(host))
        {
            var helper = new CredentialHelper(name, _configuration.Environment) { Timeout = HelperTimeout };
            if (await helper.GetAsync(host, cancellationToken).ConfigureAwait(false) is { } kept)
            {
                return kept;
            }
        }

        return InEntries(_configuration.Auths, _configuration.Path, host);
    }

    private static bool IsOf(string host, string key) => string.Equals(RegistryKey.Host(key), host, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<string> HelpersFor(string host)
    {
        var helpers = _configuration.CredentialHelpers;
        // The key is taken as written, port included; Docker Hub alone goes by several names.
        var own = helpers.GetValueOrDefault(RegistryKey.ServerAddress(host)) ?? helpers.GetValueOrDefault(host);
        if (!string.IsNullOrEmpty(own))
        {
            yield return own;
        }

        if (_configuration.CredentialStore is { Length: > 0 } common)
        {
            yield return common;
        }
    }

    private static RegistryCredentials? InEntries(IReadOnlyDictionary<string, DockerConfigurationJson.AuthJson> entries, string origin, string host)
    {
        var exact = entries.GetValueOrDefault(RegistryKey.ServerAddress(host)) ?? entries.GetValueOrDefault(host);
        if (exact is not null && Read(exact, origin, host) is { } credentials)
        {
            return credentials;
        }

        return entries
            .Where(entry => IsOf(host, entry.Key))
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => Read(entry.Value, origin, host))
            .FirstOrDefault(found => found is not null);
    }

    private static RegistryCredentials? Read(DockerConfigurationJson.AuthJson entry, string origin, string host)
    {
        var (username, password) = string.IsNullOrEmpty(entry.Auth) ? (entry.Username, entry.Password) : Decode(entry.Auth, origin, host);
        if (entry.IdentityToken is { Length: > 0 } token)
        {
            return new RegistryCredentials(host, username ?? "", "") { IdentityToken = token };
        }

        // With a helper in use, the CLI leaves an empty entry behind for each registry.
        return string.IsNullOrEmpty(username) ? null : new RegistryCredentials(host, username, password ?? "");
    }

    private static (string Username, string Password) Decode(string auth, string origin, string host)
    {
        try
        {
            var text = Encoding.UTF8.GetString(Convert.FromBase64String(auth));
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                // Tools that pad the text to a block leave zero bytes at its end.
                return (text[..colon], text[(colon + 1)..].TrimEnd('\0'));
            }
        }
        catch (FormatException)
        {
            // Told below, without the inner exception: nothing of the secret may leave this method.
        }

        throw new CredentialsException(
            $"The credentials for {host} in {origin} are not valid: 'auth' must be the base64 form of user:password. Run 'docker login {host}' again, or hand the credentials over in the options.")
        {
            Registry = host,
        };
    }
}
