using System.Reflection;
using ImageGen.BuildKit.Connections;
using ImageGen.Credentials;

namespace ImageGen.Engines;

/// <summary>
/// The headers of every request to an engine: who asks, and what the Docker configuration has in <c>HttpHeaders</c>, for instance for an
/// authenticating proxy before the engine. The values may be secret, and are in no message and no log.
/// </summary>
/// <remarks>docker/cli v28.2.2, cli/command/cli.go and cli_options.go; the client's own headers go first: moby, client/request.go, addHeaders.</remarks>
internal static class EngineHeaders
{
    private const string UserAgent = "User-Agent";

    private static readonly KeyValuePair<string, string> Own =
        new(UserAgent, "ImageGen/" + (typeof(EngineHeaders).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0"));

    /// <exception cref="CredentialsException">A header cannot be sent.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(DockerConfiguration configuration)
    {
        var variable = CustomHeadersVariable.Read(configuration.Environment[CustomHeadersVariable.Name]);
        var (custom, origin) = variable is null
            ? (configuration.HttpHeaders, $"HttpHeaders of {configuration.Path}")
            : (variable, $"the environment variable {CustomHeadersVariable.Name}");
        List<KeyValuePair<string, string>> headers = [Own];
        foreach (var (name, value) in custom.OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            if (!ExtraHeaders.IsName(name))
            {
                throw new CredentialsException($"{origin} holds a header whose name is not valid: a name takes letters, digits and !#$%&'*+-.^_`|~ alone. Correct it; no request was sent.");
            }

            if (!ExtraHeaders.IsValue(value))
            {
                throw new CredentialsException($"The value of the header '{name}' in {origin} is not valid: it holds a line break or another control character. Correct it; no request was sent.");
            }

            // Of names that differ in case alone, the last holds.
            headers.RemoveAll(each => string.Equals(each.Key, name, StringComparison.OrdinalIgnoreCase) && each.Key != UserAgent);
            if (!string.Equals(name, UserAgent, StringComparison.OrdinalIgnoreCase))
            {
                headers.Add(new(name, value));
            }
        }

        return headers;
    }
}
