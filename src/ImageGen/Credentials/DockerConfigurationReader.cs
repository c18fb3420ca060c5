using System.Text;
using System.Text.Json;

namespace ImageGen.Credentials;

/// <summary>
/// Reads the text of config.json like the docker CLI with Go's decoder: the case of names, text after the object and fields with a wrong
/// type are ignored. The CLI prints a warning about an error and uses the other fields.
/// </summary>
/// <remarks>docker/cli v28.2.2, cli/config/configfile/file.go.</remarks>
internal sealed class DockerConfigurationReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1000 };

    private readonly DockerConfigurationFile _file = new();
    private readonly Dictionary<string, string> _encoded = new(StringComparer.Ordinal);

    private DockerConfigurationReader()
    {
    }

    public static DockerConfigurationFile Read(string text)
    {
        var reader = new DockerConfigurationReader();
        // An empty file is the result of 'touch' or a failed write.
        if (text.Length > 0 && !text.AsSpan().Trim(" \t\r\n").IsEmpty)
        {
            reader.ReadText(text);
        }

        return reader._file;
    }

    private void ReadText(string text)
    {
        try
        {
            var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), Options);
            using var document = JsonDocument.ParseValue(ref json);
            if (GoJson.HasKind(document.RootElement, JsonValueKind.Object, "the file", Complain))
            {
                ReadFields(document.RootElement);
            }
        }
        catch (JsonException exception)
        {
            // The message contains the position, and never values.
            Complain(exception.Message);
        }
        catch (InvalidOperationException)
        {
            Complain("a string contains half a character (a lone surrogate).");
        }

        // The CLI does not decode 'auth' if any field has a wrong type.
        if (_file.Problem is null)
        {
            DecodeEntries();
        }
    }

    private void ReadFields(JsonElement root)
    {
        foreach (var field in root.EnumerateObject())
        {
            switch (field.Name.ToLowerInvariant())
            {
                case "auths":
                    GoJson.ReadMap(field, _file.Auths, ReadEntry, Complain);
                    break;
                case "credhelpers":
                    GoJson.ReadMap(field, _file.CredentialHelpers, Text, Complain);
                    break;
                case "httpheaders":
                    GoJson.ReadMap(field, _file.HttpHeaders, Text, Complain);
                    break;
                case "proxies":
                    GoJson.ReadMap(field, _file.Proxies, ReadProxy, Complain);
                    break;
                case "credsstore":
                    _file.CredentialStore = Text(field.Value, field.Name, _file.CredentialStore);
                    break;
                case "currentcontext":
                    _file.CurrentContext = Text(field.Value, field.Name, _file.CurrentContext);
                    break;
                default:
                    OtherConfigurationFields.Check(field, Complain);
                    break;
            }
        }
    }

    private string Text(JsonElement value, string path) => Text(value, path, "");

    private string Text(JsonElement value, string path, string otherwise) => GoJson.Text(value, path, otherwise, Complain);

    private AuthEntry ReadEntry(JsonElement value, string path)
    {
        var entry = AuthEntry.Empty;
        // A second entry of the same key replaces the first.
        _encoded.Remove(path);
        foreach (var (name, text) in GoJson.Fields(value, path, ["username", "password", "auth", "email", "serveraddress", "identitytoken", "registrytoken"], Complain))
        {
            entry = name switch
            {
                "username" => entry with { Username = text },
                "password" => entry with { Password = text },
                "serveraddress" => entry with { ServerAddress = text },
                "identitytoken" => entry with { IdentityToken = text },
                "registrytoken" => entry with { RegistryToken = text },
                "auth" => Encoded(entry, path, text),
                _ => entry,
            };
        }

        return entry;
    }

    private AuthEntry Encoded(AuthEntry entry, string path, string auth)
    {
        _encoded[path] = auth;
        return entry;
    }

    private DockerConfigurationFile.ProxyEntry ReadProxy(JsonElement value, string path)
    {
        var fields = GoJson.Fields(value, path, ["httpproxy", "httpsproxy", "noproxy", "ftpproxy", "allproxy"], Complain);
        return new(Field("httpproxy"), Field("httpsproxy"), Field("noproxy"), Field("ftpproxy"), Field("allproxy"));

        string Field(string name) => fields.GetValueOrDefault(name, "");
    }

    private void DecodeEntries()
    {
        foreach (var (key, entry) in _file.Auths.ToList())
        {
            var auth = _encoded.GetValueOrDefault(GoJson.Path("auths", key), "");
            if (auth.Length == 0)
            {
                _file.Auths[key] = entry with { ServerAddress = key };
            }
            else if (EncodedAuth.Decode(auth) is var (username, password))
            {
                _file.Auths[key] = entry with { Username = username, Password = password, ServerAddress = key };
            }
            else
            {
                Complain($"'auth' of {key} must be the base64 form of user:password.");
            }
        }
    }

    private void Complain(string problem) => _file.Problem ??= problem;
}
