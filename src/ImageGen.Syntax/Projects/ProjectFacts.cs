using System.Text;

namespace ImageGen.Projects;

/// <summary>
/// What MSBuild knows about a project that is published: the properties of one target framework, in configuration <c>Release</c>, and the
/// files that it and the projects that it references need. <see cref="ProjectFactTable"/> describes each fact once.
/// </summary>
/// <remarks>Paths use <c>/</c>. They are relative to the folder for which <see cref="ProjectFactsFile.Find"/> was called.</remarks>
public sealed class ProjectFacts : IEquatable<ProjectFacts>
{
    private string? _text;

    internal ProjectFacts(string path) => Path = path;

    /// <summary>The project file.</summary>
    public string Path { get; }

    /// <summary>The target framework: <c>net10.0</c>. Empty if MSBuild has none, as all texts here.</summary>
    public string TargetFramework { get; internal set; } = "";

    /// <summary>The name of the assembly, without an extension.</summary>
    public string AssemblyName { get; internal set; } = "";

    /// <summary>MSBuild's <c>OutputType</c>: <c>Exe</c>, <c>Library</c>.</summary>
    public string OutputType { get; internal set; } = "";

    /// <summary>MSBuild's <c>RuntimeIdentifiers</c>, separated by semicolons.</summary>
    public string RuntimeIdentifiers { get; internal set; } = "";

    /// <summary>MSBuild's <c>RollForward</c>: whether the program runs with a newer .NET runtime.</summary>
    public string RollForward { get; internal set; } = "";

    /// <summary>The version of the SDK that <c>global.json</c> requires.</summary>
    public string SdkVersion { get; internal set; } = "";

    /// <summary>The policy <c>rollForward</c> of <c>global.json</c>. Empty means <c>latestPatch</c>.</summary>
    public string SdkRollForward { get; internal set; } = "";

    /// <summary>MSBuild's <c>Version</c>.</summary>
    public string Version { get; internal set; } = "";

    /// <summary>MSBuild's <c>Title</c>.</summary>
    public string Title { get; internal set; } = "";

    /// <summary>MSBuild's <c>Description</c>.</summary>
    public string Description { get; internal set; } = "";

    /// <summary>MSBuild's <c>Authors</c>.</summary>
    public string Authors { get; internal set; } = "";

    /// <summary>MSBuild's <c>PackageLicenseExpression</c>.</summary>
    public string License { get; internal set; } = "";

    /// <summary>Whether the project has several target frameworks, so that publishing must name one.</summary>
    public bool IsMultiTargeted { get; internal set; }

    /// <summary>Whether the project, or one that it references, needs the shared framework of ASP.NET Core.</summary>
    public bool UsesAspNetCore { get; internal set; }

    /// <summary>Whether publishing creates a native executable in addition to the assembly. Default: <see langword="true"/>.</summary>
    public bool UseAppHost { get; internal set; } = true;

    /// <summary>Whether the program runs without culture data, and so without ICU.</summary>
    public bool InvariantGlobalization { get; internal set; }

    /// <summary>Whether publishing compiles to native code.</summary>
    public bool PublishAot { get; internal set; }

    /// <summary>Whether publishing creates a single file.</summary>
    public bool PublishSingleFile { get; internal set; }

    /// <summary>Whether publishes for several architectures on one machine may run at the same time: the property <c>ContainerPublishInParallel</c> of the .NET SDK. Default: <see langword="true"/>.</summary>
    public bool PublishesInParallel { get; internal set; } = true;

    /// <summary>Whether a lock file records the packages of the project.</summary>
    public bool HasLockFile { get; internal set; }

    /// <summary>Whether a <c>nuget.config</c> of the project removes the package sources of the user.</summary>
    public bool ClearsPackageSources { get; internal set; }

    /// <summary>Whether publishing includes the .NET runtime.</summary>
    public bool SelfContained { get; internal set; }

    /// <summary>The projects that the project references, directly or indirectly.</summary>
    public IReadOnlyList<string> References => ReferenceList;

    /// <summary>The names of the assemblies of the project and of those that it references. Other assemblies are those of packages.</summary>
    public IReadOnlyList<string> OwnAssemblies => OwnAssemblyList;

    /// <summary>The other files that a restore reads: imports, <c>nuget.config</c>, <c>global.json</c>, lock files.</summary>
    public IReadOnlyList<string> RestoreInputs => RestoreInputList;

    /// <summary>The files outside the folders of the projects that a build uses.</summary>
    public IReadOnlyList<LinkedFile> LinkedFiles => LinkedFileList;

    /// <summary>The files that a build uses although their names are those of private files or of tools: <c>wwwroot/.env</c>.</summary>
    public IReadOnlyList<string> KeptFiles => KeptFileList;

    /// <summary>The folders in the projects' folders that hold the output of builds.</summary>
    public IReadOnlyList<string> OutputFolders => OutputFolderList;

    /// <summary>The folders with packages in the repository.</summary>
    public IReadOnlyList<string> FeedFolders => FeedFolderList;

    /// <summary>The ports on which the program's configuration lets ASP.NET Core listen.</summary>
    public IReadOnlyList<string> Ports => PortList;

    /// <summary>The folders with packages outside of the repository.</summary>
    public IReadOnlyList<OuterFeed> OuterFeeds => OuterFeedList;

    internal List<string> PortList { get; } = [];

    internal List<string> FeedFolderList { get; } = [];

    internal List<OuterFeed> OuterFeedList { get; } = [];

    /// <summary>The lock files of the project and of those that it references.</summary>
    internal List<LockFile> LockFileList { get; } = [];

    internal List<string> ReferenceList { get; } = [];

    internal List<string> OwnAssemblyList { get; } = [];

    internal List<string> RestoreInputList { get; } = [];

    internal List<LinkedFile> LinkedFileList { get; } = [];

    internal List<string> KeptFileList { get; } = [];

    internal List<string> OutputFolderList { get; } = [];

    /// <summary>Reads the text that <see cref="ToString"/> returns.</summary>
    /// <exception cref="FormatException">The text does not start with a project.</exception>
    public static ProjectFacts Parse(string text) =>
        ProjectFactsFile.Parse(text).First ?? throw new FormatException("The facts of a project start with the line 'Project=path'.");

    /// <summary>Returns the facts with other values of properties, as a publish with <c>-p:Name=value</c> has them. Properties that are no facts are ignored.</summary>
    public ProjectFacts WithProperties(IEnumerable<KeyValuePair<string, string>> properties)
    {
        var changed = properties.SelectMany(property => ProjectFactTable.Properties[property.Key].Select(fact => (Fact: fact, property.Value))).ToArray();
        if (changed.Length == 0)
        {
            return this;
        }

        var facts = Parse(ToString());
        foreach (var (fact, value) in changed)
        {
            fact.Set(facts, fact.IsFlag ? value.ToLowerInvariant() : value);
        }

        return facts;
    }

    /// <summary>Returns the facts as lines <c>Name=value</c>, without facts that have their default value.</summary>
    public override string ToString() => _text ??= Write();

    /// <inheritdoc />
    public bool Equals(ProjectFacts? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ProjectFacts other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>Merges the facts of a project with the files of those that it references.</summary>
    /// <param name="own">The project, for the framework that is published.</param>
    /// <param name="closure">The project and those that it references, for all their frameworks, because restore looks at all.</param>
    /// <param name="directory">The folder where relative paths start.</param>
    internal static ProjectFacts Merge(ProjectFacts own, IReadOnlyList<ProjectFacts> closure, string directory)
    {
        var merged = new ProjectFacts(FilePath.Relative(directory, own.Path));
        foreach (var fact in ProjectFactTable.All)
        {
            var values = fact.IsPath ? closure.SelectMany(fact.Get).Distinct(StringComparer.Ordinal).Select(value => fact.Relative(value, directory)).OrderBy(value => value, StringComparer.Ordinal)
                : fact.IsAnyOfClosure ? closure.SelectMany(fact.Get).Distinct(StringComparer.Ordinal)
                : fact.Get(own);
            foreach (var value in values)
            {
                fact.Set(merged, value);
            }
        }

        Replace(merged.ReferenceList, closure.Select(facts => facts.Path).Concat(closure.SelectMany(facts => facts.ReferenceList)).Where(path => path != own.Path).Select(path => FilePath.Relative(directory, path)));
        Replace(merged.OwnAssemblyList, closure.Select(facts => facts.AssemblyName).Where(name => name.Length > 0));
        return merged;
    }

    private static void Replace(List<string> list, IEnumerable<string> values)
    {
        list.Clear();
        list.AddRange(values.Distinct(StringComparer.Ordinal).OrderBy(value => value, StringComparer.Ordinal));
    }

    private string Write()
    {
        var text = new StringBuilder("Project=").Append(Path).Append('\n');
        foreach (var fact in ProjectFactTable.All)
        {
            foreach (var value in fact.Get(this))
            {
                _ = text.Append(fact.Name).Append('=').Append(value).Append('\n');
            }
        }

        return text.ToString();
    }
}
