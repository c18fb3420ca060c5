using System.Globalization;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace ImageGen.Tasks.Files;

/// <summary>The ports on which the configuration files of an ASP.NET Core program let it listen in production.</summary>
internal static class ListeningPorts
{
    /// <summary>A value in a later file replaces the same one in an earlier file.</summary>
    public static readonly string[] FileNames = ["appsettings.json", "appsettings.Production.json"];

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Finds the ports, those of http first; none if the files name none, or cannot be read.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<string> files)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            Read(file, values);
        }

        const string Endpoints = "Kestrel:Endpoints:";
        // Kestrel ignores URLs if it has endpoints, and ports if there are URLs.
        var urls = values.Where(pair => pair.Key.StartsWith(Endpoints, StringComparison.OrdinalIgnoreCase) && pair.Key.EndsWith(":Url", StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Value).ToList();
        if (urls.Count == 0 && values.TryGetValue("urls", out var list))
        {
            urls.AddRange(list.Split(';'));
        }

        var ports = urls.Count > 0
            ? urls.OrderBy(url => url.TrimStart().StartsWith("https", StringComparison.OrdinalIgnoreCase)).Select(PortOf)
            : new[] { "http_ports", "https_ports" }.SelectMany(name => values.TryGetValue(name, out var all) ? all.Split(';') : []);
        return [.. ports.Select(port => port.Trim()).Where(IsPort).Distinct()];
    }

    /// <summary>Reads the texts of a file, by their paths. .NET has a JSON reader for tasks that knows no comments and no trailing commas, which these files may have.</summary>
    private static void Read(string file, Dictionary<string, string> values)
    {
        try
        {
            var text = Regex.Replace(File.ReadAllText(file), """(?<text>"(?:[^"\\]|\\.)*")|//[^\n]*|/\*[\s\S]*?\*/|,(?=\s*[}\]])""", "${text}", RegexOptions.ExplicitCapture, Limit);
            using var reader = JsonReaderWriterFactory.CreateJsonReader(Encoding.UTF8.GetBytes(text), XmlDictionaryReaderQuotas.Max);
            AddAll(XElement.Load(reader), "", values);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or XmlException or RegexMatchTimeoutException or InvalidOperationException)
        {
            // The program reports its own configuration; the image exposes the usual port.
        }
    }

    private static void AddAll(XElement element, string path, Dictionary<string, string> values)
    {
        foreach (var child in element.Elements())
        {
            var name = path + ((string?)child.Attribute("item") ?? child.Name.LocalName);
            if (child.HasElements)
            {
                AddAll(child, name + ":", values);
            }
            else
            {
                values[name] = child.Value;
            }
        }
    }

    /// <summary>Returns the port of <c>http://*:5000</c>. Kestrel's hosts may be no hosts of URLs.</summary>
    private static string PortOf(string url)
    {
        var match = Regex.Match(url, @"^\s*(?<scheme>https?)://[^/]*?(:(?<port>\d+))?\s*(/|$)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, Limit);
        return !match.Success ? ""
            : match.Groups["port"].Success ? match.Groups["port"].Value
            : match.Groups["scheme"].Value.Length == "https".Length ? "443" : "80";
    }

    private static bool IsPort(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535;
}
