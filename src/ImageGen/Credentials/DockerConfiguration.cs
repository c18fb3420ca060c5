using System.Text;
using ImageGen.Engines;

namespace ImageGen.Credentials;

/// <summary>What the user told Docker: the config.json in <c>DOCKER_CONFIG</c> or in <c>~/.docker</c>, and <c>DOCKER_AUTH_CONFIG</c>.</summary>
/// <remarks>What is wrong with either keeps no work from being done, as with the CLI: <see cref="Problems"/> holds it for a warning.</remarks>
internal sealed class DockerConfiguration
{
    private readonly DockerConfigurationFile _file;

    private DockerConfiguration(string path, DockerConfigurationFile file, DockerEnvironment environment)
    {
        Path = path;
        _file = file;
        Environment = environment;
        VariableAuths = new Dictionary<string, AuthEntry>(StringComparer.Ordinal);
        List<string> problems = [];
        if (file.Problem is { } problem)
        {
            problems.Add($"The Docker configuration {path} is not valid, and only a part of it is used: {problem} Correct it, or move it away and run 'docker login' again.");
        }

        if (environment[EnvironmentAuths.Variable] is { } text)
        {
            VariableAuths = EnvironmentAuths.Read(text, out var reason);
            if (reason is not null)
            {
                problems.Add($"The environment variable {EnvironmentAuths.Variable} is not valid, and is ignored: {reason} Correct it, or unset it.");
            }
        }

        Problems = problems;
    }

    /// <summary>The file's path, whether it is there or not.</summary>
    public string Path { get; }

    public DockerEnvironment Environment { get; }

    /// <summary>What is wrong with the configuration, each in a sentence that says what to do.</summary>
    public IReadOnlyList<string> Problems { get; }

    public string? CurrentContext => _file.CurrentContext.Length == 0 ? null : _file.CurrentContext;

    /// <summary>The credentials that stand in the file itself.</summary>
    public IReadOnlyDictionary<string, AuthEntry> Auths => _file.Auths;

    /// <summary>The credentials that DOCKER_AUTH_CONFIG holds; CI systems hand them over so.</summary>
    public IReadOnlyDictionary<string, AuthEntry> VariableAuths { get; }

    /// <summary>The helper that keeps one registry's credentials, by the registry's exact name. A helper without a name stands for the file.</summary>
    public IReadOnlyDictionary<string, string> CredentialHelpers => _file.CredentialHelpers;

    /// <summary>The helper that keeps the credentials of every other registry; empty for none.</summary>
    public string CredentialStore => field ??= DefaultCredentialStore.Choose(_file, Environment);

    /// <summary>What the user wants to be sent with each request to an engine. The values may be secret.</summary>
    public IReadOnlyDictionary<string, string> HttpHeaders => _file.HttpHeaders;

    public static DockerConfiguration Load() => Load(DockerEnvironment.Current());

    public static DockerConfiguration Load(DockerEnvironment environment)
    {
        var path = System.IO.Path.Combine(environment.ConfigurationDirectory, "config.json");
        return new DockerConfiguration(path, ReadFile(path), environment);
    }

    /// <summary>The proxies that builds on the engine get, as build arguments: each name in upper and in lower case, as the CLI passes them.</summary>
    public IReadOnlyDictionary<string, string> ProxiesFor(EngineEndpoint endpoint)
    {
        var arguments = new SortedList<string, string>(StringComparer.Ordinal);
        if (FindProxies(endpoint) is not { } proxy)
        {
            return arguments;
        }

        Add("HTTP_PROXY", proxy.Http);
        Add("HTTPS_PROXY", proxy.Https);
        Add("NO_PROXY", proxy.No);
        Add("FTP_PROXY", proxy.Ftp);
        Add("ALL_PROXY", proxy.All);
        return arguments;

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                arguments[name] = value;
                arguments[name.ToLowerInvariant()] = value;
            }
        }
    }

    private DockerConfigurationFile.ProxyEntry? FindProxies(EngineEndpoint endpoint)
    {
        var address = endpoint.Address.OriginalString.TrimEnd('/');
        var own = _file.Proxies.FirstOrDefault(each => string.Equals(each.Key.TrimEnd('/'), address, StringComparison.Ordinal)).Value;
        return own ?? _file.Proxies.GetValueOrDefault("default");
    }

    private static DockerConfigurationFile ReadFile(string path)
    {
        try
        {
            // Most machines have none, and to find that out by an exception takes as long as an engine's answer.
            // A byte order mark stays: the CLI takes the file for invalid JSON.
            return IsListed(path) ? DockerConfigurationReader.Read(Encoding.UTF8.GetString(File.ReadAllBytes(path))) : new DockerConfigurationFile();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new DockerConfigurationFile();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new DockerConfigurationFile { Problem = $"it cannot be read ({exception.Message})." };
        }
    }

    /// <summary>Unlike <see cref="File.Exists"/>, it does not take a folder that may not be read for one without the file.</summary>
    private static bool IsListed(string path)
    {
        var folder = System.IO.Path.GetDirectoryName(path)!;
        return Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder, System.IO.Path.GetFileName(path)).Any();
    }
}
