using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace ImageGen.Credentials;

/// <summary>
/// The values of the headers X-Registry-Auth (one registry) and X-Registry-Config (several). The engine decodes base64url, and treats
/// anything else as missing credentials without an error.
/// </summary>
internal static class RegistryAuthHeader
{
    /// <summary>The header of a request without credentials. Older engines refuse a push without the header.</summary>
    public const string None = "e30=";

    public static string Auth(EngineCredentials credentials) => Encode(json => Write(json, credentials));

    /// <param name="credentials">The credentials by the engine's keys of the registries.</param>
    public static string Config(IReadOnlyDictionary<string, EngineCredentials> credentials) => Encode(json =>
    {
        json.WriteStartObject();
        foreach (var (key, each) in credentials.OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(key);
            Write(json, each);
        }

        json.WriteEndObject();
    });

    /// <summary>Writes all fields, like the CLI. The challenge of the registry decides which of them are used.</summary>
    private static void Write(Utf8JsonWriter json, EngineCredentials credentials)
    {
        json.WriteStartObject();
        Field("username", credentials.Login.Username);
        Field("password", credentials.Login.Password);
        Field("serveraddress", credentials.ServerAddress);
        Field("identitytoken", credentials.Login.IdentityToken);
        Field("registrytoken", credentials.Login.RegistryToken);
        json.WriteEndObject();

        void Field(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                json.WriteString(name, value);
            }
        }
    }

    private static string Encode(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        // The engine decodes with Go's base64.URLEncoding, which requires the padding that .NET's Base64Url omits.
        var text = Base64Url.EncodeToString(buffer.WrittenSpan);
        return text + new string('=', (4 - (text.Length % 4)) % 4);
    }
}
