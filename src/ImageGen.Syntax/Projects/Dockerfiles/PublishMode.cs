namespace ImageGen.Projects.Dockerfiles;

/// <summary>How a project is published for an image, and how its program starts.</summary>
public sealed class PublishMode
{
    /// <summary>Properties that describe the result. A restore for each of their values would be wasted.</summary>
    private static readonly HashSet<string> NotForRestore = new(StringComparer.OrdinalIgnoreCase)
    {
        "Version", "VersionPrefix", "VersionSuffix", "AssemblyVersion", "FileVersion", "InformationalVersion", "SourceRevisionId", "ContinuousIntegrationBuild", "DebugType", "DebugSymbols",
    };

    private readonly ProjectFacts _facts;
    private readonly ProjectImageSettings _settings;

    /// <summary>Creates the mode.</summary>
    /// <param name="facts">The project, with the properties of the settings.</param>
    /// <param name="settings">The settings of the image.</param>
    public PublishMode(ProjectFacts facts, ProjectImageSettings settings)
    {
        _facts = facts;
        _settings = settings;
    }

    /// <summary>
    /// Whether the program is published for all architectures. With a lock file that names no runtime identifier, NuGet refuses a restore
    /// for one (NU1004). Such a program gets no native host, because it would be that of the build's architecture.
    /// </summary>
    public bool IsPortable => _facts.HasLockFile && _facts.RuntimeIdentifiers.Length == 0 && !_facts.SelfContained && !_facts.PublishAot && !_facts.PublishSingleFile;

    /// <summary>The arguments of <c>dotnet restore</c>, without the project and the architecture. Conditions in the project see what they see in <c>dotnet publish</c>.</summary>
    public IReadOnlyList<string> RestoreArguments =>
        ["-p:Configuration=" + Configuration, "-p:_IsPublishing=true", .. _settings.PublishProperties.Where(property => !NotForRestore.Contains(property.Key)).Select(Property), .. _facts.HasLockFile ? ["--locked-mode"] : Array.Empty<string>()];

    /// <summary>The arguments of <c>dotnet publish</c>, without the project, the architecture and the output.</summary>
    public IReadOnlyList<string> PublishArguments =>
    [
        "-c", Configuration,
        .. _facts.IsMultiTargeted ? ["-f", _facts.TargetFramework] : Array.Empty<string>(),
        .. IsPortable && _facts.UseAppHost ? ["-p:UseAppHost=false"] : Array.Empty<string>(),
        .. _settings.PublishProperties.Select(Property),
    ];

    /// <summary>The words that start the program.</summary>
    public IReadOnlyList<string> Entrypoint =>
        !IsPortable && (_facts.UseAppHost || _facts.PublishAot || _facts.SelfContained) ? ["./" + _facts.AssemblyName] : ["dotnet", _facts.AssemblyName + ".dll"];

    private string Configuration => _settings.Configuration ?? "Release";

    /// <summary>Writes a property for MSBuild's command line, where a semicolon starts the next property and a percent sign an escape.</summary>
    private static string Property(KeyValuePair<string, string> property) =>
        $"-p:{property.Key}={property.Value.Replace("%", "%25").Replace(";", "%3B").Replace(",", "%2C")}";
}
