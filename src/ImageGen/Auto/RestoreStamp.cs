using System.Collections;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ImageGen.Auto;

/// <summary>
/// Tells whether the last restore of a project still holds, so that a publish need not restore again. A restore that finds nothing to do takes about
/// 40 percent of the time of a publish. Whatever cannot be read counts as a change.
/// </summary>
internal sealed class RestoreStamp
{
    /// <summary>Increase it if the content of the stamp changes.</summary>
    private const string Form = "restored-1";

    private const int NameLength = 16;

    /// <summary>Variables that differ between two runs of one command in one terminal.</summary>
    private static readonly string[] IgnoredVariables = ["_", "OLDPWD", "PWD", "SHLVL"];

    /// <summary>The ends of the names of files that MSBuild and NuGet find by their place, so that a new one is a change.</summary>
    private static readonly string[] FoundByPlace = [".props", ".targets", ".rsp", ".user", "nuget.config", "global.json", ".lock.json"];

    private readonly string _path;
    private readonly string _project;
    private readonly IReadOnlyList<string> _inputs;
    private readonly IReadOnlyList<string> _arguments;

    /// <param name="project">The project file.</param>
    /// <param name="inputs">The files that a restore is known to read.</param>
    /// <param name="arguments">The arguments of the command that restores.</param>
    public RestoreStamp(string project, IReadOnlyList<string> inputs, IReadOnlyList<string> arguments)
    {
        _project = project;
        _inputs = inputs;
        _arguments = arguments;
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', arguments))))[..NameLength];
        _path = Path.Combine(Path.GetDirectoryName(project)!, "obj", "imagegen", $"restored-{name}.txt");
    }

    /// <summary>Whether nothing has changed since <see cref="Write"/>.</summary>
    public bool IsCurrent
    {
        get
        {
            try
            {
                return File.Exists(_path) && Read() is { } now && File.ReadAllText(_path) == now;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    /// <summary>Notes that the project is restored now. If the note cannot be written, the next publish restores again.</summary>
    public void Write()
    {
        try
        {
            File.WriteAllText(_path, Read() ?? "");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The publish has succeeded, and the note only saves time. A note that is not complete is not current.
        }
    }

    /// <summary>Reads everything that a restore depends on, and what it wrote; <see langword="null"/> if something is missing.</summary>
    private string? Read()
    {
        try
        {
            var restored = RestoredProjects.Read(_project);
            if (!restored.Packages.All(File.Exists))
            {
                return null;
            }

            string[] files = [.. _inputs, .. restored.Projects, .. restored.Configurations, NuGetUserConfiguration.UserFile];
            var folders = files.SelectMany(Ancestors).Distinct(StringComparer.Ordinal).Where(Directory.Exists);
            var found = folders.SelectMany(folder => Directory.EnumerateFiles(folder).Where(IsFoundByPlace));
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            string[] texts = [Form, .. _arguments, .. Variables(), .. Sdks()];
            Array.ForEach(texts, text => hash.AppendData(Encoding.UTF8.GetBytes(text + "\0")));
            foreach (var file in files.Concat(found).Concat(restored.Results).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(file + "\0"));
                hash.AppendData(File.Exists(file) ? SHA256.HashData(File.ReadAllBytes(file)) : []);
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsFoundByPlace(string file) => Array.Exists(FoundByPlace, end => file.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Variables() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .Where(variable => !IgnoredVariables.Contains((string)variable.Key))
        .Select(variable => $"{variable.Key}={variable.Value}")
        .Order(StringComparer.Ordinal);

    /// <summary>The SDKs beside the <c>dotnet</c> that runs: a new one may be used, and restores other versions.</summary>
    private static IEnumerable<string> Sdks()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var command = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        var program = command is null ? null : File.ResolveLinkTarget(command, returnFinalTarget: true)?.FullName ?? command;
        var sdks = Path.Combine(Path.GetDirectoryName(program) ?? "", "sdk");
        return Directory.Exists(sdks) ? Directory.GetDirectories(sdks).Order(StringComparer.Ordinal) : [];
    }

    private static IEnumerable<string> Ancestors(string file)
    {
        for (var folder = Path.GetDirectoryName(Path.GetFullPath(file)); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }
}
