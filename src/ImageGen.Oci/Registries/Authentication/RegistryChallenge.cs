using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace ImageGen.Oci.Registries.Authentication;

/// <summary>The authentication that a registry requires in its <c>WWW-Authenticate</c> header.</summary>
/// <param name="Realm">The address of the token server; <see langword="null"/> if each request contains user name and password.</param>
/// <param name="Service">The name of the registry at its token server.</param>
/// <param name="Scope">The scope of the token; <see langword="null"/> if the registry does not name it.</param>
internal sealed partial record RegistryChallenge(Uri? Realm, string? Service, string? Scope)
{
    /// <summary>Returns the strongest supported challenge; <see langword="null"/> if no challenge is supported.</summary>
    public static RegistryChallenge? FromHeaders(HttpResponseHeaders headers)
    {
        RegistryChallenge? basic = null;
        foreach (var each in headers.WwwAuthenticate)
        {
            if (string.Equals(each.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase) && FromBearer(each.Parameter ?? "") is { } bearer)
            {
                return bearer;
            }

            if (string.Equals(each.Scheme, "Basic", StringComparison.OrdinalIgnoreCase))
            {
                basic = new RegistryChallenge(Realm: null, Service: null, Scope: null);
            }
        }

        return basic;
    }

    private static RegistryChallenge? FromBearer(string parameters)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in Parameter().Matches(parameters))
        {
            var quoted = match.Groups["quoted"];
            values[match.Groups["name"].Value] = quoted.Success ? Escape().Replace(quoted.Value, "${character}") : match.Groups["bare"].Value;
        }

        return Uri.TryCreate(values.GetValueOrDefault("realm"), UriKind.Absolute, out var realm) && realm.Scheme is "https" or "http"
            ? new RegistryChallenge(realm, values.GetValueOrDefault("service"), values.GetValueOrDefault("scope"))
            : null;
    }

    // The lookbehind lets a match start only at the start of a name. Otherwise a long name would be tried at each character.
    [GeneratedRegex("""(?<![A-Za-z0-9_-])(?<name>[A-Za-z0-9_-]+)\s*=\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<bare>[^\s,"]+))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\\(?<character>.)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escape();
}
