using System.Xml;
using System.Xml.Linq;
using Microsoft.Build.Evaluation;

namespace ImageGen.Tasks.Files;

/// <summary>Finds the package sources of a project that are folders, as NuGet merges them.</summary>
internal static class NuGetFeeds
{
    private static readonly string[] Properties = ["RestoreSources", "RestoreAdditionalProjectSources"];

    /// <param name="project">The project.</param>
    /// <param name="configs">Its <c>nuget.config</c> files, the nearest first.</param>
    public static IEnumerable<NuGetFeed> Find(Project project, IEnumerable<string> configs)
    {
        var sources = new Dictionary<string, NuGetFeed>(StringComparer.OrdinalIgnoreCase);
        foreach (var config in configs.Reverse())
        {
            if (Load(config) is { } root)
            {
                Merge(sources, config, root);
            }
        }

        return sources.Values
            .Concat(Properties.SelectMany(property => project.GetPropertyValue(property).Split(';')).Select(value => new NuGetFeed(project.FullPath, value.Trim())))
            .Where(feed => IsFolder(feed.Value) && Directory.Exists(feed.Folder))
            .Distinct();
    }

    /// <summary>Whether a file removes the sources of the files that NuGet reads before it, and so those of the user.</summary>
    public static bool IsCleared(IEnumerable<string> configs) =>
        configs.Any(config => Load(config) is { } root && root.Elements("packageSources").Elements("clear").Any());

    private static void Merge(Dictionary<string, NuGetFeed> sources, string config, XElement root)
    {
        foreach (var element in root.Elements("packageSources").Elements())
        {
            var key = element.Attribute("key")?.Value ?? "";
            switch (element.Name.LocalName)
            {
                case "clear":
                    sources.Clear();
                    break;
                case "remove":
                    _ = sources.Remove(key);
                    break;
                case "add":
                    sources[key] = new NuGetFeed(config, Environment.ExpandEnvironmentVariables(element.Attribute("value")?.Value.Trim() ?? ""));
                    break;
            }
        }

        foreach (var disabled in root.Elements("disabledPackageSources").Elements("add").Where(element => element.Attribute("value")?.Value == "true"))
        {
            _ = sources.Remove(disabled.Attribute("key")?.Value ?? "");
        }
    }

    /// <summary>A file that is not valid is an error of the restore, which says more about it.</summary>
    private static XElement? Load(string path)
    {
        try
        {
            return XDocument.Load(path).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static bool IsFolder(string value) => value.Length > 0 && !value.Contains("://") && value.IndexOfAny(Path.GetInvalidPathChars()) < 0;
}
