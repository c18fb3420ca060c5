using System.Text.Json;

namespace ImageGen.Credentials;

/// <summary>
/// A program <c>docker-credential-NAME</c> that keeps credentials: the registry goes in on its standard input, JSON comes
/// out (docker-credential-helpers' protocol).
/// </summary>
/// <remarks>docker/docker-credential-helpers, client/client.go, and docker/cli v28.2.2, cli/config/credentials/native_store.go.</remarks>
internal sealed class CredentialHelper(string name, HelperProcess process)
{
    /// <summary>The user name that says that the secret is an identity token.</summary>
    private const string TokenUser = "<token>";

    /// <summary>All that a helper may write to say that it keeps nothing for a registry. Anything else is a failure.</summary>
    private const string NotFound = "credentials not found in native keychain";

    private readonly string _program = ProgramOf(name);

    public static string ProgramOf(string name) => "docker-credential-" + name;

    /// <summary>The entry for the registry; empty when the helper keeps none.</summary>
    /// <exception cref="CredentialsException">The helper fails.</exception>
    public async Task<AuthEntry> GetAsync(string serverAddress, CancellationToken cancellationToken)
    {
        var run = await process.RunAsync(_program, "get", serverAddress, (what, inner) => Failed(serverAddress, what, inner), cancellationToken).ConfigureAwait(false);
        if (run.ExitCode != 0)
        {
            return run.Output.Trim() == NotFound ? AuthEntry.Empty : throw Failed(serverAddress, $"ended with exit code {run.ExitCode}{run.Words}");
        }

        var fields = Parse(run.Output) ?? throw Failed(serverAddress, "did not answer with the JSON of a credential helper");
        var (user, secret) = (fields.GetValueOrDefault("username", ""), fields.GetValueOrDefault("secret", ""));
        return user == TokenUser
            ? new AuthEntry { IdentityToken = secret, ServerAddress = serverAddress }
            : new AuthEntry { Username = user, Password = secret, ServerAddress = serverAddress };
    }

    /// <summary>The registries for which the helper keeps credentials, as it was given them.</summary>
    /// <exception cref="CredentialsException">The helper fails.</exception>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        // Helpers of all platforms read their input before they do anything.
        var run = await process.RunAsync(_program, "list", "unused", (what, inner) => FailedToList(what, inner), cancellationToken).ConfigureAwait(false);
        if (run.ExitCode != 0)
        {
            throw FailedToList($"ended with exit code {run.ExitCode}{run.Words}");
        }

        return ParseList(run.Output) ?? throw FailedToList("did not answer with the JSON of a credential helper");
    }

    /// <summary>The texts of an answer, by their names; <see langword="null"/> where it is not one.</summary>
    internal static Dictionary<string, string>? Parse(string output) => Read(output, static (root, complain) =>
        GoJson.Fields(root, "the answer", ["serverurl", "username", "secret"], complain));

    /// <summary>The registries of an answer; <see langword="null"/> where it is not one.</summary>
    internal static List<string>? ParseList(string output) => Read(output, static (root, complain) =>
    {
        List<string> servers = [];
        if (GoJson.Is(root, JsonValueKind.Object, "the answer", complain))
        {
            foreach (var each in root.EnumerateObject())
            {
                _ = GoJson.Text(each.Value, "the answer", "", complain);
                servers.Add(each.Name);
            }
        }

        return servers;
    });

    private static T? Read<T>(string output, Func<JsonElement, Action<string>, T> read)
        where T : class
    {
        try
        {
            var isValid = true;
            // What comes after the object is ignored, as by Go's decoder.
            var json = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(output));
            using var document = JsonDocument.ParseValue(ref json);
            var value = read(document.RootElement, _ => isValid = false);
            return isValid ? value : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Reported without the inner exception: nothing of the secret may leave this class.
            return null;
        }
    }

    private CredentialsException Failed(string serverAddress, string what, Exception? inner = null)
    {
        var registry = RegistryKey.Host(serverAddress);
        return new($"The credential helper '{_program}' {what}, when asked for {registry}. Try 'echo {serverAddress} | {_program} get', fix or replace it in credHelpers or credsStore of config.json and run 'docker login {registry}', or give the credentials in the options.", inner)
        {
            Registry = registry,
        };
    }

    private CredentialsException FailedToList(string what, Exception? inner = null) => new(
        $"The credential helper '{_program}' {what}, when asked which registries it knows. Try 'echo unused | {_program} list', fix or replace it in credsStore of config.json, or give the credentials in the options.", inner);
}
