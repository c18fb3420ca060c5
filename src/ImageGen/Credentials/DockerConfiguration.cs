using System.Text;
using ImageGen.Engines;

namespace ImageGen.Credentials;

/// <summary>The Docker configuration of the user: config.json in <c>DOCKER_CONFIG</c> or in <c>~/.docker</c>, and <c>DOCKER_AUTH_CONFIG</c>.</summary>
/// <remarks>As with the CLI, errors in either are only warnings: see <see cref="Problems"/>.</remarks>
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
            problems.Add($"The Docker configuration {path} is not valid, and only a part of it is used: {problem} Fix the file, or remove it and run 'docker login' again.");
        }

        if (environment[EnvironmentAuths.Variable] is { } text)
        {
            VariableAuths = EnvironmentAuths.Read(text, out var reason);
            if (reason is not null)
            {
                problems.Add($"The environment variable {EnvironmentAuths.Variable} is not valid, and is ignored: {reason} Fix its value, or unset it.");
            }
        }

        Problems = problems;
    }

    /// <summary>The path of the file, which may be missing.</summary>
    public string Path { get; }

    public DockerEnvironment Environment { get; }

    /// <summary>The errors in the configuration, each with an instruction.</summary>
    public IReadOnlyList<string> Problems { get; }

    public string? CurrentContext => _file.CurrentContext.Length == 0 ? null : _file.CurrentContext;

    /// <summary>The credentials in the file.</summary>
    public IReadOnlyDictionary<string, AuthEntry> Auths => _file.Auths;

    /// <summary>The credentials in DOCKER_AUTH_CONFIG, which CI systems set.</summary>
    public IReadOnlyDictionary<string, AuthEntry> VariableAuths { get; }

    /// <summary>The helpers by the exact key of their registry. An empty name means the file.</summary>
    public IReadOnlyDictionary<string, string> CredentialHelpers => _file.CredentialHelpers;

    /// <summary>The helper of all other registries; empty if it is not set.</summary>
    public string CredentialStore => field ??= DefaultCredentialStore.Choose(_file, Environment);

    /// <summary>Additional headers of each request to an engine. The values may be secret.</summary>
    public IReadOnlyDictionary<string, string> HttpHeaders => _file.HttpHeaders;

    public static DockerConfiguration Load() => Load(DockerEnvironment.Current());

    public static DockerConfiguration Load(DockerEnvironment environment)
    {
        var path = System.IO.Path.Combine(environment.ConfigurationDirectory, "config.json");
        return new DockerConfiguration(path, ReadFile(path), environment);
    }

    /// <summary>Returns the proxies of builds on the engine as build arguments. As with the CLI, each name is set in upper and in lower case.</summary>
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
            // Most machines have no file, and an exception takes as long as the response of an engine.
            // A byte order mark is kept, because such a file is invalid JSON for the CLI.
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

    /// <summary>Returns whether the folder contains the file. Unlike <see cref="File.Exists"/>, it throws if the folder cannot be read.</summary>
    private static bool IsListed(string path)
    {
        var folder = System.IO.Path.GetDirectoryName(path)!;
        return Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder, System.IO.Path.GetFileName(path)).Any();
    }
}
