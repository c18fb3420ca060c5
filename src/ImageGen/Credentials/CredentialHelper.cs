using System.Text.Json;

namespace ImageGen.Credentials;

/// <summary>
/// A program <c>docker-credential-NAME</c> that stores credentials. It reads the registry from standard input, and writes JSON to standard
/// output.
/// </summary>
/// <remarks>docker/docker-credential-helpers, client/client.go, and docker/cli v28.2.2, cli/config/credentials/native_store.go.</remarks>
internal sealed class CredentialHelper(string name, HelperProcess process)
{
    /// <summary>The user name if the secret is an identity token.</summary>
    private const string TokenUser = "<token>";

    /// <summary>The output of a helper that has no credentials for a registry. Any other output is a failure.</summary>
    private const string NotFound = "credentials not found in native keychain";

    private readonly string _program = ProgramOf(name);

    public static string ProgramOf(string name) => "docker-credential-" + name;

    /// <summary>Reads the entry of the registry; empty if the helper does not have it.</summary>
    /// <exception cref="CredentialsException">The helper failed.</exception>
    public async Task<AuthEntry> GetAsync(string serverAddress, CancellationToken cancellationToken)
    {
        var run = await process.RunAsync(_program, "get", serverAddress, (what, inner) => Failed(serverAddress, what, inner), cancellationToken).ConfigureAwait(false);
        if (run.ExitCode != 0)
        {
            return run.Output.Trim() == NotFound ? AuthEntry.Empty : throw Failed(serverAddress, $"ended with exit code {run.ExitCode}{run.Words}");
        }

        var fields = Parse(run.Output) ?? throw Failed(serverAddress, "did not return the JSON of a credential helper");
        var (user, secret) = (fields.GetValueOrDefault("username", ""), fields.GetValueOrDefault("secret", ""));
        return user == TokenUser
            ? new AuthEntry { IdentityToken = secret, ServerAddress = serverAddress }
            : new AuthEntry { Username = user, Password = secret, ServerAddress = serverAddress };
    }

    /// <summary>Lists the registries of the helper, in the form in which they were stored.</summary>
    /// <exception cref="CredentialsException">The helper failed.</exception>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        // Helpers read their input before any command, also for "list".
        var run = await process.RunAsync(_program, "list", "unused", (what, inner) => FailedToList(what, inner), cancellationToken).ConfigureAwait(false);
        if (run.ExitCode != 0)
        {
            throw FailedToList($"ended with exit code {run.ExitCode}{run.Words}");
        }

        return ParseList(run.Output) ?? throw FailedToList("did not return the JSON of a credential helper");
    }

    /// <summary>Parses the output of <c>get</c>; <see langword="null"/> if it is malformed.</summary>
    internal static Dictionary<string, string>? Parse(string output) => Read(output, static (root, complain) =>
        GoJson.Fields(root, "the output", ["serverurl", "username", "secret"], complain));

    /// <summary>Parses the output of <c>list</c>; <see langword="null"/> if it is malformed.</summary>
    internal static List<string>? ParseList(string output) => Read(output, static (root, complain) =>
    {
        List<string> servers = [];
        if (GoJson.HasKind(root, JsonValueKind.Object, "the output", complain))
        {
            foreach (var each in root.EnumerateObject())
            {
                _ = GoJson.Text(each.Value, "the output", "", complain);
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
            // Text after the object is ignored, as by Go's decoder.
            var json = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(output));
            using var document = JsonDocument.ParseValue(ref json);
            var value = read(document.RootElement, _ => isValid = false);
            return isValid ? value : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Reported without the inner exception, which could contain a part of the secret.
            return null;
        }
    }

    private CredentialsException Failed(string serverAddress, string what, Exception? inner = null)
    {
        var registry = RegistryKey.Host(serverAddress);
        return new($"The credential helper '{_program}' for {registry} {what}. Check 'echo {serverAddress} | {_program} get', fix or replace the helper in credHelpers or credsStore of config.json and run 'docker login {registry}', or set the credentials in the options.", inner)
        {
            Registry = registry,
        };
    }

    private CredentialsException FailedToList(string what, Exception? inner = null) => new(
        $"The credential helper '{_program}' failed to list its registries: it {what}. Check 'echo unused | {_program} list', fix or replace the helper in credsStore of config.json, or set the credentials in the options.", inner);
}
