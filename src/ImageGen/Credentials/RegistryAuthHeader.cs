using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace ImageGen.Credentials;

/// <summary>
/// The values of the headers X-Registry-Auth (one registry) and X-Registry-Config (several). The engine reads base64url
/// and takes anything else silently for "no credentials".
/// </summary>
internal static class RegistryAuthHeader
{
    /// <summary>The header of a request that needs no credentials; a push without the header is refused by older engines.</summary>
    public const string None = "e30=";

    public static string Auth(RegistryCredentials credentials) => Encode(json => Write(json, credentials));

    public static string Config(IEnumerable<RegistryCredentials> credentials) => Encode(json =>
    {
        json.WriteStartObject();
        foreach (var registry in credentials.DistinctBy(each => RegistryKey.ServerAddress(each.Registry), StringComparer.Ordinal))
        {
            json.WritePropertyName(RegistryKey.ServerAddress(registry.Registry));
            Write(json, registry);
        }

        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, RegistryCredentials credentials)
    {
        json.WriteStartObject();
        if (credentials.IdentityToken is { Length: > 0 } token)
        {
            json.WriteString("identitytoken", token);
        }
        else
        {
            json.WriteString("username", credentials.Username);
            json.WriteString("password", credentials.Password);
        }

        json.WriteString("serveraddress", RegistryKey.ServerAddress(credentials.Registry));
        json.WriteEndObject();
    }

    private static string Encode(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        // Go's base64.URLEncoding, which the engine decodes with, wants the padding that .NET's Base64Url leaves out.
        var text = Base64Url.EncodeToString(buffer.WrittenSpan);
        return text + new string('=', (4 - (text.Length % 4)) % 4);
    }
}
