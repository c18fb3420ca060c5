using System.Text.Json;
using ImageGen.Engines;

namespace ImageGen.Credentials;

/// <summary>What the user told Docker: the config.json in <c>DOCKER_CONFIG</c> or in <c>~/.docker</c>, and <c>DOCKER_AUTH_CONFIG</c>.</summary>
internal sealed class DockerConfiguration
{
    private readonly DockerConfigurationJson _file;

    private DockerConfiguration(string path, DockerConfigurationJson file, DockerConfigurationJson? variable, DockerEnvironment environment)
    {
        Path = path;
        _file = file;
        Environment = environment;
        VariableAuths = variable?.Auths ?? [];
    }

    /// <summary>The file's path, whether it is there or not.</summary>
    public string Path { get; }

    public DockerEnvironment Environment { get; }

    public string? CurrentContext => _file.CurrentContext;

    /// <summary>The credentials that stand in the file itself.</summary>
    public IReadOnlyDictionary<string, DockerConfigurationJson.AuthJson> Auths => _file.Auths ?? [];

    /// <summary>The credentials that DOCKER_AUTH_CONFIG holds; CI systems hand them over so.</summary>
    public IReadOnlyDictionary<string, DockerConfigurationJson.AuthJson> VariableAuths { get; }

    /// <summary>The helper that keeps one registry's credentials, by the registry's exact name.</summary>
    public IReadOnlyDictionary<string, string> CredentialHelpers => _file.CredentialHelpers ?? [];

    /// <summary>The helper that keeps the credentials of every other registry.</summary>
    public string? CredentialStore => _file.CredentialStore;

    /// <exception cref="CredentialsException">The file, or DOCKER_AUTH_CONFIG, is there but cannot be understood.</exception>
    public static DockerConfiguration Load() => Load(DockerEnvironment.Current());

    public static DockerConfiguration Load(DockerEnvironment environment)
    {
        var path = System.IO.Path.Combine(environment.ConfigurationDirectory, "config.json");
        var variable = environment["DOCKER_AUTH_CONFIG"] is { } text ? Parse(text, "the environment variable DOCKER_AUTH_CONFIG") : null;
        return new DockerConfiguration(path, ReadFile(path), variable, environment);
    }

    /// <summary>The proxies that builds on the engine get, as build arguments: each name in upper and in lower case, as the CLI passes them.</summary>
    public IReadOnlyDictionary<string, string> ProxiesFor(EngineEndpoint endpoint)
    {
        var proxies = _file.Proxies;
        var arguments = new SortedList<string, string>(StringComparer.Ordinal);
        if (proxies is null || (FindProxies(proxies, endpoint) is not { } proxy))
        {
            return arguments;
        }

        Add("HTTP_PROXY", proxy.Http);
        Add("HTTPS_PROXY", proxy.Https);
        Add("NO_PROXY", proxy.No);
        Add("FTP_PROXY", proxy.Ftp);
        Add("ALL_PROXY", proxy.All);
        return arguments;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                arguments[name] = value;
                arguments[name.ToLowerInvariant()] = value;
            }
        }
    }

    private static DockerConfigurationJson.ProxyJson? FindProxies(Dictionary<string, DockerConfigurationJson.ProxyJson> proxies, EngineEndpoint endpoint)
    {
        var address = endpoint.Address.OriginalString.TrimEnd('/');
        var own = proxies.FirstOrDefault(each => string.Equals(each.Key.TrimEnd('/'), address, StringComparison.Ordinal)).Value;
        return own ?? proxies.GetValueOrDefault("default");
    }

    private static DockerConfigurationJson ReadFile(string path)
    {
        try
        {
            // Most machines have none, and to find that out by an exception takes as long as an engine's answer.
            return IsListed(path) ? Parse(File.ReadAllText(path), path) : new DockerConfigurationJson();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new DockerConfigurationJson();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CredentialsException(
                $"The Docker configuration {path} cannot be read: {exception.Message} Make it readable for this user, or set DOCKER_CONFIG to another folder.",
                exception);
        }
    }

    /// <summary>Unlike <see cref="File.Exists"/>, it does not take a folder that may not be read for one without the file.</summary>
    private static bool IsListed(string path)
    {
        var folder = System.IO.Path.GetDirectoryName(path)!;
        return Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder, System.IO.Path.GetFileName(path)).Any();
    }

    private static DockerConfigurationJson Parse(string text, string origin)
    {
        // An empty file is what a 'touch' or a failed write leaves; Docker's tools take it for no configuration.
        if (string.IsNullOrWhiteSpace(text))
        {
            return new DockerConfigurationJson();
        }

        try
        {
            return JsonSerializer.Deserialize(text, CredentialsJsonContext.Default.DockerConfigurationJson) ?? new DockerConfigurationJson();
        }
        catch (JsonException exception)
        {
            // The exception's own text names the place, and never quotes the values.
            throw new CredentialsException(
                $"The Docker configuration in {origin} is not valid: {exception.Message} Correct it, or move it away and run 'docker login' again.",
                exception);
        }
    }
}
