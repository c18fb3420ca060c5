using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ImageGen.Credentials;

namespace ImageGen.Engines;

/// <summary>The contexts of <c>docker context</c>: named engines with their certificates.</summary>
internal static class DockerContexts
{
    private const string DefaultContext = "default";

    /// <summary>Returns the endpoint of the current context; <see langword="null"/> for the built-in default.</summary>
    public static EngineEndpoint? Current(DockerEnvironment environment)
    {
        var name = environment["DOCKER_CONTEXT"];
        var chosenBy = "DOCKER_CONTEXT";
        if (name is null)
        {
            var configuration = DockerConfiguration.Load(environment);
            name = configuration.CurrentContext;
            chosenBy = configuration.Path;
        }

        return name is null or "" or DefaultContext ? null : Read(name, chosenBy, environment);
    }

    private static EngineEndpoint Read(string name, string chosenBy, DockerEnvironment environment)
    {
        var folder = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        var contexts = Path.Combine(environment.ConfigurationDirectory, "contexts");
        var metadata = Path.Combine(contexts, "meta", folder, "meta.json");
        var endpoint = ReadMetadata(metadata, name, chosenBy);
        if (endpoint.Host is not { Length: > 0 } host)
        {
            throw new EngineUnreachableException(
                $"The Docker context '{name}' (from {chosenBy}) has no docker endpoint in '{metadata}'. Create it again with 'docker context create', or set DOCKER_HOST.");
        }

        // A context has its own certificates; the variables do not apply to its engine.
        var withoutVariables = environment with { Variables = new Dictionary<string, string>(StringComparer.Ordinal) };
        var parsed = EngineAddress.Parse(host, $"context '{name}'", withoutVariables);
        var certificates = Path.Combine(contexts, "tls", folder, "docker");
        if (parsed.Address.Scheme is not ("tcp" or "https") || !(Directory.Exists(certificates) || endpoint.SkipTlsVerify))
        {
            return parsed;
        }

        return parsed with { Tls = EngineTls.FromDirectory(certificates) with { VerifyServer = !endpoint.SkipTlsVerify } };
    }

    private static DockerContextJson.EndpointJson ReadMetadata(string path, string name, string chosenBy)
    {
        try
        {
            using var file = File.OpenRead(path);
            var context = JsonSerializer.Deserialize(file, EngineJsonContext.Default.DockerContextJson);
            return context?.Endpoints?.GetValueOrDefault("docker") ?? new DockerContextJson.EndpointJson(Host: null, SkipTlsVerify: false);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new EngineUnreachableException(
                $"There is no Docker context '{name}' (from {chosenBy}). Use a context that 'docker context ls' lists, or set DOCKER_HOST to the address of the engine.",
                exception);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new EngineUnreachableException(
                $"The Docker context '{name}' (from {chosenBy}) cannot be read from '{path}': {exception.Message} Create it again with 'docker context create', or set DOCKER_HOST.",
                exception);
        }
    }
}
