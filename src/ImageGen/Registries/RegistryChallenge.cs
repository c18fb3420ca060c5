using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace ImageGen.Registries;

/// <summary>How a registry wants its callers to prove who they are: its <c>WWW-Authenticate</c> header.</summary>
/// <param name="Realm">Where tokens are given out; <see langword="null"/> where user and password go with each request.</param>
/// <param name="Service">The registry, as its token server knows it.</param>
/// <param name="Scope">What a token is wanted for; <see langword="null"/> where the registry does not say.</param>
internal sealed partial record RegistryChallenge(Uri? Realm, string? Service, string? Scope)
{
    /// <summary>The strongest challenge that can be met here; <see langword="null"/> where there is none.</summary>
    public static RegistryChallenge? Of(HttpResponseHeaders headers)
    {
        RegistryChallenge? basic = null;
        foreach (var each in headers.WwwAuthenticate)
        {
            if (string.Equals(each.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase) && OfBearer(each.Parameter ?? "") is { } bearer)
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

    private static RegistryChallenge? OfBearer(string parameters)
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

    // A name begins where no other character of a name stands before: a long one that nothing follows is tried once.
    [GeneratedRegex("""(?<![A-Za-z0-9_-])(?<name>[A-Za-z0-9_-]+)\s*=\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<bare>[^\s,"]+))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\\(?<character>.)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escape();
}
