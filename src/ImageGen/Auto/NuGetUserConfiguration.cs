using System.Collections;
using System.Xml;
using System.Xml.Linq;

namespace ImageGen.Auto;

/// <summary>
/// The NuGet configuration of the user, as a restore in a container can use it: sources with an address, their credentials and mappings, and
/// the credentials of <c>NuGetPackageSourceCredentials_*</c> variables.
/// </summary>
internal static class NuGetUserConfiguration
{
    private const string VariablePrefix = "NuGetPackageSourceCredentials_";
    private const string DefaultSource = "https://api.nuget.org/v3/index.json";

    /// <summary>The configuration file of the user, where NuGet looks for it.</summary>
    public static string UserFile => OperatingSystem.IsWindows()
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "NuGet", "NuGet.Config")
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "NuGet", "NuGet.Config");

    /// <returns>The text of the configuration; <see langword="null"/> if it says nothing else than that of a new container.</returns>
    /// <exception cref="DotNetProjectException">The file is not valid XML.</exception>
    public static string? Read(string path, IDictionary variables)
    {
        var user = Load(path);
        var configuration = new XElement("configuration");
        if (user is not null)
        {
            Copy(user, configuration, "packageSources", IsReachable);
            Copy(user, configuration, "disabledPackageSources", _ => true);
            Copy(user, configuration, "packageSourceMapping", _ => true);
        }

        var credentials = new XElement("packageSourceCredentials");
        credentials.Add(user?.Elements(credentials.Name).Elements().Where(IsReadable));
        foreach (DictionaryEntry variable in variables)
        {
            if (((string)variable.Key).StartsWith(VariablePrefix, StringComparison.OrdinalIgnoreCase) && variable.Value is string value)
            {
                var name = XmlConvert.EncodeLocalName(((string)variable.Key)[VariablePrefix.Length..]);
                credentials.Elements(name).Remove();
                credentials.Add(FromVariable(name, value));
            }
        }

        if (credentials.HasElements)
        {
            configuration.Add(credentials);
        }

        return SaysNothing(configuration) ? null : configuration.ToString();
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

    private static void Copy(XElement from, XElement to, string section, Func<XElement, bool> isCopied)
    {
        var elements = from.Elements(section).Elements().Where(isCopied).ToList();
        if (elements.Count > 0)
        {
            to.Add(new XElement(section, elements));
        }
    }

    /// <summary>A folder of this machine is not in the container.</summary>
    private static bool IsReachable(XElement source) =>
        source.Name.LocalName != "add" || source.Attribute("value")?.Value.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true;

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

    private static bool SaysNothing(XElement configuration) =>
        configuration.Elements().All(section => section.Name == "packageSources")
        && configuration.Elements().Elements().All(source => source.Name == "add" && source.Attribute("value")?.Value == DefaultSource);
}
