using System.Diagnostics;

namespace ImageGen.Engines;

/// <summary>
/// The parts of this machine that select the engine and the credentials. It is a parameter, so that a test can describe a machine
/// without changing the variables of its own process.
/// </summary>
internal sealed record DockerEnvironment
{
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    public required string HomeDirectory { get; init; }

    public bool IsWindows { get; init; } = OperatingSystem.IsWindows();

    /// <summary>The root of the system-wide sockets.</summary>
    public string RootDirectory { get; init; } = "/";

    public static DockerEnvironment Current()
    {
        var variables = new Dictionary<string, string>(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        return new() { Variables = variables, HomeDirectory = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) };
    }

    /// <summary>The value of the variable; <see langword="null"/> if it is not set or empty, which is the same for Docker's tools.</summary>
    public string? this[string name] => Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>The folder of config.json, of the contexts and of the default certificates.</summary>
    public string ConfigurationDirectory => this["DOCKER_CONFIG"] ?? Path.Combine(HomeDirectory, ".docker");

    /// <summary>
    /// Finds a program on the PATH only. The start functions of the operating system also search the current folder, which an untrusted
    /// repository may control.
    /// </summary>
    public string? FindProgram(string name)
    {
        if (name.AsSpan().ContainsAny('/', '\\'))
        {
            // A path could name a program outside the folders of the PATH.
            return null;
        }

        var fileName = IsWindows ? name + ".exe" : name;
        return (this["PATH"] ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, fileName))
            .FirstOrDefault(IsProgram);
    }

    /// <summary>Returns whether the file can be executed. Another file does not hide a program with the same name in a later folder.</summary>
    private bool IsProgram(string path) =>
        File.Exists(path)
        && (IsWindows || OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != UnixFileMode.None);

    /// <summary>Starts a program in this environment, with all its streams redirected.</summary>
    public Process Start(string path, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(path, arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"'{path}' started no new process.");
    }
}
