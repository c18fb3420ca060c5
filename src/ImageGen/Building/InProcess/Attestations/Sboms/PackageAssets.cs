using System.Text.Json;
using System.Text.Json.Nodes;
using ImageGen.Auto;
using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Building.InProcess.Attestations.Sboms;

/// <summary>NuGet's <c>project.assets.json</c> of a project, for what <c>.deps.json</c> files do not have.</summary>
internal sealed class PackageAssets
{
    private static readonly string[] PublishedGroups = ["runtime", "native", "runtimeTargets", "resource"];

    private readonly JsonObject _json;
    private readonly string _framework;

    private PackageAssets(JsonObject json, string framework)
    {
        _json = json;
        _framework = framework;
    }

    /// <summary>Reads the file; <see langword="null"/> if it is missing or not valid.</summary>
    public static PackageAssets? Read(PublishedPackages packages)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllBytes(packages.AssetsFile)) is JsonObject json ? new PackageAssets(json, packages.Framework) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Finds the license that the package on this machine declares; <see langword="null"/> if it declares no SPDX expression.</summary>
    /// <param name="package">The name and the version, separated by <c>/</c>.</param>
    public string? FindLicense(string package)
    {
        var path = (string?)_json["libraries"]?[package]?["path"];
        return path is null || _json["packageFolders"] is not JsonObject folders
            ? null
            : folders.Select(folder => PackageLicense.Find(Path.Combine(folder.Key, path), package.Split('/')[0])).FirstOrDefault(license => license is not null);
    }

    /// <summary>Lists the published packages; <see langword="null"/> if the project was not restored for the platform.</summary>
    public DependencyFile? ListFor(Platform platform)
    {
        if (_json["targets"] is not JsonObject targets || FindTarget(targets, platform) is not { } target)
        {
            return null;
        }

        var packages = target.Where(each => IsPublished(each.Value)).ToDictionary(each => each.Key, each => each.Value!, StringComparer.Ordinal);
        var project = new DependencyLibrary($"{_json["project"]?["restore"]?["projectName"]}/{_json["project"]?["version"]}", DependencyLibrary.ProjectType) { Dependencies = [.. packages.Keys] };
        return new DependencyFile([project, .. packages.Select(each => new DependencyLibrary(each.Key, "package")
        {
            Checksum = DependencyFile.ReadHash((string?)_json["libraries"]?[each.Key]?["sha512"]),
            Dependencies = [.. (each.Value["dependencies"] as JsonObject ?? []).Select(dependency => packages.Keys.FirstOrDefault(key => key.StartsWith(dependency.Key + "/", StringComparison.OrdinalIgnoreCase))).OfType<string>()],
        })]);
    }

    private JsonObject? FindTarget(JsonObject targets, Platform platform)
    {
        string[] names =
        [
            .. new[] { false, true }.Select(usesMusl => $"{_framework}/{LinuxRuntimes.FindIdentifier(platform.Architecture ?? "", usesMusl)}"),
            _framework,
        ];
        return names.Select(name => targets[name] as JsonObject).FirstOrDefault(target => target is not null);
    }

    /// <summary>Whether a package has files in the result of the publish. A group of none has one file with the name <c>_._</c>.</summary>
    private static bool IsPublished(JsonNode? package) =>
        (string?)package?["type"] == "package"
        && PublishedGroups.Any(group => (package[group] as JsonObject ?? []).Any(file => !file.Key.EndsWith("/_._", StringComparison.Ordinal)));
}
