using System.Reflection;
using ImageGen.BuildKit.Connections;
using ImageGen.Credentials;

namespace ImageGen.Engines;

/// <summary>
/// The headers of every request to an engine: the user agent, and the <c>HttpHeaders</c> of the Docker configuration, for example for an
/// authenticating proxy. The values may be secret, so no message and no log contains them.
/// </summary>
/// <remarks>docker/cli v28.2.2, cli/command/cli.go and cli_options.go; the client's own headers take precedence: moby, client/request.go, addHeaders.</remarks>
internal static class EngineHeaders
{
    private const string UserAgent = "User-Agent";

    private static readonly KeyValuePair<string, string> Own =
        new(UserAgent, "ImageGen/" + (typeof(EngineHeaders).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0"));

    /// <exception cref="CredentialsException">A header cannot be sent.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Create(DockerConfiguration configuration)
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
                throw new CredentialsException($"{origin} contains a header whose name is not valid, and no request was sent. Use only letters, digits and !#$%&'*+-.^_`|~ in the name.");
            }

            if (!ExtraHeaders.IsValue(value))
            {
                throw new CredentialsException($"The value of the header '{name}' in {origin} is not valid, because it contains a line break or another control character. No request was sent. Remove the control characters.");
            }

            // If names differ only in case, the last one is used.
            headers.RemoveAll(each => string.Equals(each.Key, name, StringComparison.OrdinalIgnoreCase) && each.Key != UserAgent);
            if (!string.Equals(name, UserAgent, StringComparison.OrdinalIgnoreCase))
            {
                headers.Add(new(name, value));
            }
        }

        return headers;
    }
}
