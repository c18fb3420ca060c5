using System.Collections;
using System.Xml;
using System.Xml.Linq;
using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Auto;

/// <summary>
/// The NuGet configuration of the user, as a restore in a container can use it: sources, their credentials and mappings, and
/// the credentials of <c>NuGetPackageSourceCredentials_*</c> variables.
/// </summary>
/// <param name="Text">The text of the configuration; <see langword="null"/> if it says nothing else than that of a new container.</param>
/// <param name="TextWithoutCredentials">The text for a builder without secrets.</param>
/// <param name="Feeds">The sources that are folders of this machine.</param>
internal sealed record NuGetUserConfiguration(string? Text, string? TextWithoutCredentials, IReadOnlyList<FeedFolder> Feeds)
{
    private const string VariablePrefix = "NuGetPackageSourceCredentials_";
    private const string DefaultSource = "https://api.nuget.org/v3/index.json";

    /// <summary>The configuration file of the user, where NuGet looks for it.</summary>
    public static string UserFile => OperatingSystem.IsWindows()
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "NuGet", "NuGet.Config")
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "NuGet", "NuGet.Config");

    /// <summary>Whether the restore cannot get all credentials from a builder without secrets.</summary>
    public bool HasCredentials => Text != TextWithoutCredentials;

    /// <param name="path">The file.</param>
    /// <param name="variables">The environment variables.</param>
    /// <param name="withoutFolders">Whether the configuration of the project removes the sources of the user, so that none of their folders is needed.</param>
    /// <exception cref="DotNetProjectException">The file is not valid XML.</exception>
    public static NuGetUserConfiguration Read(string path, IDictionary variables, bool withoutFolders)
    {
        var user = Load(path);
        var feeds = new List<FeedFolder>();
        var configuration = new XElement("configuration");
        if (user is not null)
        {
            var disabled = user.Elements("disabledPackageSources").Elements("add").Select(source => source.Attribute("key")?.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
            Add(configuration, "packageSources", user.Elements("packageSources").Elements().Select(source => ForContainer(source, path, withoutFolders || disabled.Contains(source.Attribute("key")?.Value), feeds)).OfType<XElement>());
            Add(configuration, "disabledPackageSources", user.Elements("disabledPackageSources").Elements());
            Add(configuration, "packageSourceMapping", user.Elements("packageSourceMapping").Elements());
        }

        var withoutCredentials = TextOf(configuration);
        Add(configuration, "packageSourceCredentials", Credentials(user, variables));
        return new NuGetUserConfiguration(TextOf(configuration), withoutCredentials, feeds);
    }

    private static IEnumerable<XElement> Credentials(XElement? user, IDictionary variables)
    {
        var credentials = new XElement("packageSourceCredentials", user?.Elements("packageSourceCredentials").Elements().Where(IsReadable));
        foreach (DictionaryEntry variable in variables)
        {
            if (((string)variable.Key).StartsWith(VariablePrefix, StringComparison.OrdinalIgnoreCase) && variable.Value is string value)
            {
                var name = XmlConvert.EncodeLocalName(((string)variable.Key)[VariablePrefix.Length..]);
                credentials.Elements(name).Remove();
                credentials.Add(FromVariable(name, value));
            }
        }

        return credentials.Elements();
    }

    private static XElement? Load(string path)
    {
        try
        {
            return File.Exists(path) ? XDocument.Load(path).Root : null;
        }
        catch (XmlException exception)
        {
            throw new DotNetProjectException($"The NuGet configuration '{path}' is not valid XML: {exception.Message} Fix the file.", exception);
        }
    }

    private static void Add(XElement configuration, string section, IEnumerable<XElement> elements)
    {
        if (elements.ToList() is { Count: > 0 } all)
        {
            configuration.Add(new XElement(section, all));
        }
    }

    /// <summary>Returns a source as the container has it; <see langword="null"/> if it is a folder that is not sent.</summary>
    private static XElement? ForContainer(XElement source, string file, bool withoutFolders, List<FeedFolder> feeds)
    {
        var value = source.Attribute("value")?.Value.Trim() ?? "";
        if (source.Name.LocalName != "add" || value.Contains("://", StringComparison.Ordinal))
        {
            return source;
        }

        var folder = Path.GetFullPath(Environment.ExpandEnvironmentVariables(value), Path.GetDirectoryName(Path.GetFullPath(file))!);
        if (withoutFolders || value.Length == 0 || !Directory.Exists(folder))
        {
            return null;
        }

        var feed = FeedFolder.OfUser(folder.Replace(Path.DirectorySeparatorChar, '/'), feeds.Count);
        feeds.Add(feed);
        return new XElement("add", source.Attribute("key"), new XAttribute("value", feed.Target));
    }

    /// <summary>A <c>Password</c> is encrypted for the user on Windows, so only clear text and tokens can be used elsewhere.</summary>
    private static bool IsReadable(XElement credentials) =>
        credentials.Elements("add").Any(entry => string.Equals(entry.Attribute("key")?.Value, "ClearTextPassword", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads <c>Username=robot;Password=secret;ValidAuthenticationTypes=basic</c>.</summary>
    private static XElement FromVariable(string name, string value) => new(
        name,
        value.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Split('=', 2))
            .Where(entry => entry.Length == 2)
            .Select(entry => new XElement("add",
                new XAttribute("key", entry[0].Trim().Equals("Password", StringComparison.OrdinalIgnoreCase) ? "ClearTextPassword" : entry[0].Trim()),
                new XAttribute("value", entry[1]))));

    private static string? TextOf(XElement configuration) =>
        configuration.Elements().All(section => section.Name == "packageSources")
        && configuration.Elements().Elements().All(source => source.Name == "add" && source.Attribute("value")?.Value == DefaultSource)
            ? null
            : configuration.ToString();
}
