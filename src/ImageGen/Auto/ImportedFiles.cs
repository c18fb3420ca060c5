using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace ImageGen.Auto;

/// <summary>
/// Finds the files that projects and their <c>Directory.*</c> files import from the repository. MSBuild does not report its imports to a
/// target, so the usual forms are resolved here: a plain path, <c>$(MSBuildThisFileDirectory)</c> and <c>GetPathOfFileAbove</c>.
/// </summary>
internal static partial class ImportedFiles
{
    private static readonly string[] Extensions = [".props", ".targets"];

    /// <summary>Finds the given restore inputs and all files that they and the projects import, as absolute paths without the projects.</summary>
    public static ImmutableArray<string> Find(IEnumerable<string> projects, IEnumerable<string> restoreInputs)
    {
        var inputs = new SortedSet<string>(restoreInputs, StringComparer.Ordinal);
        var open = new Queue<string>(projects.Concat(inputs.Where(IsMSBuildFile)));
        while (open.TryDequeue(out var file))
        {
            foreach (var import in ImportsOf(file).Where(inputs.Add))
            {
                open.Enqueue(import);
            }
        }

        return [.. inputs];
    }

    private static bool IsMSBuildFile(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> ImportsOf(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        return Load(file).Descendants()
            .Where(element => element.Name.LocalName == "Import" && element.Attribute("Sdk") is null)
            .Select(element => element.Attribute("Project")?.Value)
            .Select(expression => expression is null ? null : Resolve(expression, folder))
            .OfType<string>()
            .Where(File.Exists);
    }

    private static XDocument Load(string file)
    {
        try
        {
            return XDocument.Load(file);
        }
        catch (XmlException error)
        {
            throw new DotNetProjectException($"'{file}' is not valid XML: {error.Message} Fix the file.", error);
        }
    }

    private static string? Resolve(string expression, string folder)
    {
        var path = expression.Replace("$(MSBuildThisFileDirectory)", folder + "/", StringComparison.OrdinalIgnoreCase);
        if (FileAbove().Match(path) is { Success: true } match)
        {
            var start = match.Groups["start"] is { Success: true } group ? group.Value : folder;
            return FindAbove(match.Groups["name"].Value.Trim(), Path.GetFullPath(start.Trim(), folder));
        }

        return path.Contains("$(", StringComparison.Ordinal) || path.Contains('*', StringComparison.Ordinal)
            ? null
            : Path.GetFullPath(path.Replace('\\', '/'), folder);
    }

    private static string? FindAbove(string name, string start)
    {
        for (var folder = Path.TrimEndingDirectorySeparator(start); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Combine(folder, name) is var candidate && File.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    [GeneratedRegex("""^\$\(\[MSBuild\]::GetPathOfFileAbove\(\s*['"`]?(?<name>[^,'"`)]+)['"`]?\s*(,\s*['"`]?(?<start>[^'"`]+?)['"`]?\s*)?\)\)$""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileAbove();
}
