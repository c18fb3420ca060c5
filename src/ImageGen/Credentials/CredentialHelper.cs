using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using ImageGen.Engines;

namespace ImageGen.Credentials;

/// <summary>
/// A program <c>docker-credential-NAME</c> that keeps credentials: the registry goes in on its standard input, JSON comes
/// out (docker-credential-helpers' protocol).
/// </summary>
internal sealed class CredentialHelper(string name, DockerEnvironment environment)
{
    /// <summary>The user name that says that the secret is an identity token.</summary>
    private const string TokenUser = "<token>";

    private readonly string _program = "docker-credential-" + name;

    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The credentials; <see langword="null"/> when the helper keeps none for this registry.</summary>
    public async Task<RegistryCredentials?> GetAsync(string registry, CancellationToken cancellationToken)
    {
        var (exitCode, output, error) = await RunAsync(registry, cancellationToken).ConfigureAwait(false);
        if (exitCode != 0)
        {
            // The helper says so in words only, and each in its own.
            return output.Contains("credentials not found", StringComparison.OrdinalIgnoreCase)
                ? null
                : throw Failed(registry, $"ended with exit code {exitCode}{Said(output, error)}");
        }

        var answer = Parse(registry, output);
        return answer switch
        {
            { Secret: null or "" } => null,
            { Username: TokenUser } => new RegistryCredentials(registry, "", "") { IdentityToken = answer.Secret },
            _ => new RegistryCredentials(registry, answer.Username ?? "", answer.Secret),
        };
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string registry, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Timeout);
        using var process = Start(registry);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await SendAsync(process, RegistryKey.ServerAddress(registry)).ConfigureAwait(false);
            await Task.WhenAll(output, error, process.WaitForExitAsync(limit.Token)).ConfigureAwait(false);
            return (process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed(registry, $"gave no answer within {Timeout.TotalSeconds:0} seconds");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private Process Start(string registry)
    {
        var path = environment.FindProgram(_program) ?? throw new CredentialsException(
            $"The Docker configuration keeps the credentials of {registry} in the helper '{_program}', which is not on the PATH. Install it, or remove it from credHelpers or credsStore in config.json and run 'docker login {registry}'.")
        {
            Registry = registry,
        };
        try
        {
            return environment.Start(path, ["get"]);
        }
        catch (Win32Exception exception)
        {
            throw Failed(registry, $"could not be started from {path} ({exception.Message})");
        }
    }

    private static async Task SendAsync(Process process, string registry)
    {
        try
        {
            await process.StandardInput.WriteAsync(registry).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // A helper that ends without reading says why on its output and by its exit code, which are read next.
        }
    }

    private CredentialHelperJson Parse(string registry, string output)
    {
        try
        {
            return JsonSerializer.Deserialize(output, CredentialsJsonContext.Default.CredentialHelperJson) ?? new CredentialHelperJson(Username: null, Secret: null);
        }
        catch (JsonException)
        {
            throw Failed(registry, "answered something that is not the JSON of a credential helper");
        }
    }

    /// <summary>The helper's own words, unless they may be an answer that holds a secret.</summary>
    private static string Said(string output, string error)
    {
        var words = (error.Trim() is { Length: > 0 } fromError ? fromError : output.Trim()).ReplaceLineEndings(" ");
        return words.Length == 0 || words.Contains('{', StringComparison.Ordinal) ? "" : $": {(words.Length > 300 ? words[..300] + "…" : words)}";
    }

    private CredentialsException Failed(string registry, string what) => new(
        $"The credential helper '{_program}' {what} when asked for {registry}. Try 'echo {RegistryKey.ServerAddress(registry)} | {_program} get', or hand the credentials over in the options.")
    {
        Registry = registry,
    };
}
