using System.Diagnostics;

namespace ImageGen.Engines;

/// <summary>
/// What of the machine the choice of the engine and of the credentials depends on. It is handed in, so that a test
/// can lay out a whole machine without touching the variables of its own process.
/// </summary>
internal sealed record DockerEnvironment
{
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    public required string HomeDirectory { get; init; }

    public bool IsWindows { get; init; } = OperatingSystem.IsWindows();

    /// <summary>Where the system-wide sockets are looked for.</summary>
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

    /// <summary>The variable's value; <see langword="null"/> when it is not set or empty, which Docker's own tools take for the same.</summary>
    public string? this[string name] => Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>The folder of config.json, of the contexts and of the default certificates.</summary>
    public string ConfigurationDirectory => this["DOCKER_CONFIG"] ?? Path.Combine(HomeDirectory, ".docker");

    /// <summary>
    /// Finds a program on the PATH, and there only: the search of the system's own start functions begins in the
    /// current folder, where a stranger's repository could have put one.
    /// </summary>
    public string? FindProgram(string name)
    {
        if (name.AsSpan().ContainsAny('/', '\\'))
        {
            // A path would lead out of the folders of the PATH.
            return null;
        }

        var fileName = IsWindows ? name + ".exe" : name;
        return (this["PATH"] ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, fileName))
            .FirstOrDefault(IsProgram);
    }

    /// <summary>A file without the permission is no program, and hides none of the same name in a later folder.</summary>
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

        return Process.Start(start) ?? throw new InvalidOperationException($"'{path}' started no process of its own.");
    }
}
