namespace ImageGen.Projects.Dockerfiles;

/// <summary>The ports of an image, by the settings and by what ASP.NET Core reads. A later source replaces an earlier one, and ports are ignored if there are URLs (measured: 10.0).</summary>
internal static class ProgramPorts
{
    /// <summary>The port of Microsoft's images.</summary>
    private const string Default = "8080";

    /// <summary>The variable that takes precedence over the configuration files.</summary>
    private const string FirstVariable = "URLS";

    private static readonly string[] UrlVariables = [FirstVariable, "DOTNET_URLS", "ASPNETCORE_URLS"];
    private static readonly string[] PortVariables = ["HTTP_PORTS", "DOTNET_HTTP_PORTS", "ASPNETCORE_HTTP_PORTS", "HTTPS_PORTS", "DOTNET_HTTPS_PORTS", "ASPNETCORE_HTTPS_PORTS"];

    /// <summary>Finds the ports, in the form of <c>EXPOSE</c>.</summary>
    public static IReadOnlyList<string> Find(ProjectFacts facts, ProjectImageSettings settings)
    {
        if (settings.Ports.Count > 0)
        {
            return settings.Ports;
        }

        if (!facts.UsesAspNetCore)
        {
            return [];
        }

        var found = OfVariables(settings).ToArray();
        return FindConfigured(facts, settings) is not null ? facts.Ports : found.Length > 0 ? found : [Default];
    }

    /// <summary>Finds the first port that the configuration files of the program name; <see langword="null"/> if they name no port, or a variable takes precedence.</summary>
    public static string? FindConfigured(ProjectFacts facts, ProjectImageSettings settings) =>
        settings.Env.Any(variable => variable.Key == FirstVariable) ? null : facts.Ports.FirstOrDefault();

    /// <summary>URLs take precedence over ports.</summary>
    private static IEnumerable<string> OfVariables(ProjectImageSettings settings)
    {
        var urls = Values(settings, UrlVariables).Take(1).SelectMany(value => value.Split(';')).Select(PortOf).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return urls.Length > 0
            ? urls
            : Values(settings, PortVariables).SelectMany(value => value.Split(';')).Select(port => port.Trim()).Where(port => ImageSettingErrors.FindInPort(port) is null).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Values(ProjectImageSettings settings, string[] names) =>
        names.SelectMany(name => settings.Env.Where(variable => variable.Key == name)).Select(variable => variable.Value);

    /// <summary>Finds the port of <c>http://*:5000</c>; <see langword="null"/> if it names none.</summary>
    private static string? PortOf(string url)
    {
        var authority = url.Trim().Split(["://"], StringSplitOptions.None).Last().Split('/')[0];
        var port = authority.Substring(authority.LastIndexOf(':') + 1);
        return ImageSettingErrors.FindInPort(port) is null ? port : url.TrimStart().StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? "80" : null;
    }
}
