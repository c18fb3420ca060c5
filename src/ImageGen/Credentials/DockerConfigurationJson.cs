using System.Text.Json.Serialization;

namespace ImageGen.Credentials;

/// <summary>The part of Docker's config.json that concerns registries, contexts and proxies.</summary>
internal sealed record DockerConfigurationJson
{
    [JsonPropertyName("auths")]
    public Dictionary<string, AuthJson>? Auths { get; init; }

    [JsonPropertyName("credsStore")]
    public string? CredentialStore { get; init; }

    [JsonPropertyName("credHelpers")]
    public Dictionary<string, string>? CredentialHelpers { get; init; }

    [JsonPropertyName("currentContext")]
    public string? CurrentContext { get; init; }

    [JsonPropertyName("proxies")]
    public Dictionary<string, ProxyJson>? Proxies { get; init; }

    internal sealed record AuthJson(
        [property: JsonPropertyName("auth")] string? Auth,
        [property: JsonPropertyName("username")] string? Username,
        [property: JsonPropertyName("password")] string? Password,
        [property: JsonPropertyName("identitytoken")] string? IdentityToken)
    {
        /// <summary>Keeps the secret out of whatever prints a record.</summary>
        public override string ToString() => $"credentials of {Username}";
    }

    internal sealed record ProxyJson(
        [property: JsonPropertyName("httpProxy")] string? Http,
        [property: JsonPropertyName("httpsProxy")] string? Https,
        [property: JsonPropertyName("noProxy")] string? No,
        [property: JsonPropertyName("ftpProxy")] string? Ftp,
        [property: JsonPropertyName("allProxy")] string? All);
}

// Go reads keys whatever their case, and so do all of Docker's tools.
[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(DockerConfigurationJson))]
[JsonSerializable(typeof(CredentialHelperJson))]
internal sealed partial class CredentialsJsonContext : JsonSerializerContext;

/// <summary>What a credential helper answers.</summary>
internal sealed record CredentialHelperJson(
    [property: JsonPropertyName("Username")] string? Username,
    [property: JsonPropertyName("Secret")] string? Secret)
{
    public override string ToString() => $"credentials of {Username}";
}
