using ImageGen.Tasks.Files;
using Microsoft.Build.Evaluation;

namespace ImageGen.Tasks.Evaluation;

/// <summary>The facts of a project for one target framework, as lines of the facts file.</summary>
internal sealed class ProjectFactLines
{
    private static readonly string[] TextProperties = ["TargetFramework", "AssemblyName", "OutputType", "RuntimeIdentifiers", "RollForward", "Title", "PackageLicenseExpression"];
    private static readonly string[] VersionProperties = ["Version", "VersionPrefix", "VersionSuffix"];
    private static readonly string[] Flags = ["InvariantGlobalization", "PublishAot", "PublishSingleFile"];
    private static readonly string[] FlagsByDefault = ["UseAppHost", "ContainerPublishInParallel"];
    private static readonly string[] OutputProperties = ["BaseOutputPath", "BaseIntermediateOutputPath", "MSBuildProjectExtensionsPath", "PublishDir", "ArtifactsPath"];
    private static readonly string[] CompilerSettings = [".editorconfig", ".globalconfig"];

    private readonly Project _project;
    private readonly Project[] _evaluations;
    private readonly KnownFolders _known;
    private readonly List<string> _lines = [];
    private readonly IReadOnlyList<string> _folders;
    private readonly string[] _outputFolders;

    /// <param name="project">The project.</param>
    /// <param name="variants">The project as a publish for certain machines evaluates it, which may read more files.</param>
    /// <param name="known">The folders that a container has.</param>
    /// <param name="isMultiTargeted">Whether the project has other target frameworks.</param>
    public ProjectFactLines(Project project, IEnumerable<Project> variants, KnownFolders known, bool isMultiTargeted)
    {
        _project = project;
        _evaluations = [project, .. variants];
        _known = known;
        known.Learn(project);
        _folders = Repository.FoldersOf(project.DirectoryPath);
        _outputFolders = [.. OutputFolders()];
        References = [.. _evaluations.SelectMany(each => each.GetItems("ProjectReference")).Select(item => Full(item.EvaluatedInclude)).Where(File.Exists).Distinct(StringComparer.Ordinal)];

        AddProperties(isMultiTargeted);
        AddAll("Reference", References);
        AddAll("RestoreInput", RestoreInputs().Distinct(StringComparer.Ordinal));
        AddAll("OutputFolder", _outputFolders.Where(IsBelowProject).Concat(NestedProjects.OutputFolders(project.DirectoryPath)).Distinct(StringComparer.Ordinal));
        AddFeeds();
        AddItems();
    }

    public IReadOnlyList<string> Lines => _lines;

    public IReadOnlyList<string> References { get; }

    /// <summary>The files on which the facts depend.</summary>
    public IEnumerable<string> Inputs => RestoreInputs().Append(_project.FullPath).Concat(SettingsFiles);

    private IEnumerable<string> SettingsFiles => ListeningPorts.FileNames.Select(Full).Where(File.Exists);

    private void AddProperties(bool isMultiTargeted)
    {
        Add("Project", _project.FullPath);
        foreach (var name in TextProperties)
        {
            if (_project.GetPropertyValue(name) is { Length: > 0 } value)
            {
                Add(name, value);
            }
        }

        foreach (var name in Flags.Where(IsTrue))
        {
            Add(name, "true");
        }

        // MSBuild's own values for projects that set none.
        AddUnless("Description", "Package Description");
        AddUnless("Authors", _project.GetPropertyValue("AssemblyName"));
        AddUnless("Version", VersionProperties.Any(IsSet) ? "" : "1.0.0");
        AddSdk();
        AddFlag("IsMultiTargeted", isMultiTargeted);
        var usesAspNetCore = _project.GetItems("FrameworkReference").Any(item => item.EvaluatedInclude == "Microsoft.AspNetCore.App");
        AddFlag("UsesAspNetCore", usesAspNetCore);
        AddAll("Port", usesAspNetCore ? ListeningPorts.Find(SettingsFiles) : []);
        AddLockFile();
        AddFlag("SelfContained", IsTrue("SelfContained") || IsTrue("PublishSelfContained"));
        foreach (var name in FlagsByDefault.Where(name => string.Equals(_project.GetPropertyValue(name), "false", StringComparison.OrdinalIgnoreCase)))
        {
            Add(name, "false");
        }
    }

    private void AddUnless(string name, string defaultValue)
    {
        if (_project.GetPropertyValue(name) is { Length: > 0 } value && value != defaultValue)
        {
            Add(name, value);
        }
    }

    /// <summary>The SDK that a <c>global.json</c> requires. The CLI looks for it in all folders above, also in those that are not of the repository.</summary>
    private void AddSdk()
    {
        if (RestoreFiles.Nearest("global.json", [.. Folders.FromHereUp(_project.DirectoryPath)]) is { } path && GlobalJson.Read(path) is { } sdk)
        {
            Add("SdkVersion", sdk.Version);
            if (sdk.RollForward.Length > 0)
            {
                Add("SdkRollForward", sdk.RollForward);
            }
        }
    }

    private void AddLockFile()
    {
        if (RestoreFiles.LockFile(_project) is { } path)
        {
            Add("HasLockFile", "true");
            Add("LockFile", $"{_project.FullPath}|{_project.GetPropertyValue("RuntimeIdentifiers")}|{string.Join(";", LockedIdentifiers.Read(path))}");
        }
    }

    private IEnumerable<string> RestoreInputs() =>
        Imports().Concat(RestoreFiles.Of(_project, _folders));

    /// <summary>The imported files, as MSBuild evaluated them. Restore reads them all. MSBuild also imports <c>App.csproj.user</c>, which stays with its user.</summary>
    private IEnumerable<string> Imports() =>
        _evaluations.SelectMany(each => each.Imports).Select(import => import.ImportedProject.FullPath).Where(IsSource).Where(path => path != _project.FullPath && Path.GetExtension(path) != ".user");

    /// <summary>A feed in the repository is a part of the context. Any other is sent in addition. The SDK image has the feeds of the SDK, such as that of F#.</summary>
    private void AddFeeds()
    {
        var configs = RestoreFiles.NuGetConfig(_project, _folders).ToArray();
        AddFlag("ClearsPackageSources", NuGetFeeds.IsCleared(configs));
        foreach (var feed in NuGetFeeds.Find(_project, configs).Where(feed => !_known.Contains(feed.Folder)))
        {
            if (IsInRepository(feed.Folder))
            {
                Add("FeedFolder", feed.Folder.TrimEnd(Path.DirectorySeparatorChar));
            }
            else
            {
                Add("OuterFeed", feed.File + "|" + feed.Value);
            }
        }
    }

    /// <summary>Files outside the folder must be added to the context, and files inside it that the build excludes by name must be kept.</summary>
    private void AddItems()
    {
        var files = _evaluations.SelectMany(NamedFiles.OfItems)
            .Concat(_evaluations.SelectMany(each => NamedFiles.OfProperties(each, IsSource)).Where(file => IsInRepository(file.Path)))
            .Concat(CompilerSettings.SelectMany(name => _folders.Select(folder => Path.Combine(folder, name))).Where(File.Exists).Select(path => new NamedFile("EditorConfigFiles", path)));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files.Where(file => file.Path != _project.FullPath && seen.Add(file.Path)))
        {
            if (!IsBelowProject(file.Path))
            {
                if (IsSource(file.Path) && File.Exists(file.Path))
                {
                    Add("LinkedFile", file.Name + "|" + file.Path);
                }
            }
            else if (IsSource(file.Path) && PrivateFiles.Contains(file.Path.Substring(Folders.WithSeparator(_project.DirectoryPath).Length)) && IsUsed(file) && File.Exists(file.Path))
            {
                Add("KeptFile", file.Path);
            }
        }
    }

    /// <summary>All files of a folder are <c>None</c> items. One is used only if the project also copies it.</summary>
    private bool IsUsed(NamedFile file) =>
        file.Name != "None" || _evaluations.SelectMany(each => each.GetItemsByEvaluatedInclude(file.Path.Substring(Folders.WithSeparator(_project.DirectoryPath).Length)))
            .Any(item => item.GetMetadataValue("CopyToOutputDirectory") is not ("" or "Never") || item.GetMetadataValue("CopyToPublishDirectory") is not ("" or "Never"));

    /// <summary>A folder that contains the project, such as an <c>ArtifactsPath</c> that is the root of the repository, has more than output.</summary>
    private IEnumerable<string> OutputFolders() =>
        OutputProperties.Select(_project.GetPropertyValue).Where(value => value.Length > 0).Select(Full).Select(path => path.TrimEnd(Path.DirectorySeparatorChar)).Distinct(StringComparer.Ordinal)
            .Where(folder => !Folders.IsWithin(_project.FullPath, folder))
            .OrderBy(path => path.Length)
            .Aggregate(new List<string>(), (outer, path) => outer.Any(folder => Folders.IsWithin(path, folder)) ? outer : [.. outer, path]);

    private bool IsSource(string path) => !_known.Contains(path) && !_outputFolders.Any(folder => Folders.IsWithin(path, folder));

    /// <summary>A property may name a file of the user, such as a token. Only an item asks for a file from anywhere.</summary>
    private bool IsInRepository(string path) => Folders.IsWithin(path, _folders[_folders.Count - 1]);

    private bool IsBelowProject(string path) => Folders.IsWithin(path, _project.DirectoryPath);

    private string Full(string path) => Path.GetFullPath(Path.Combine(_project.DirectoryPath, Path.DirectorySeparatorChar == '/' ? path.Replace('\\', '/') : path));

    /// <summary>Whether the sources set a property, or the running build does, and not only the SDK.</summary>
    private bool IsSet(string property) => _project.GetProperty(property) is { } found && (found.IsGlobalProperty || (found.Xml is { } xml && IsSource(xml.ContainingProject.FullPath)));

    private bool IsTrue(string property) => string.Equals(_project.GetPropertyValue(property), "true", StringComparison.OrdinalIgnoreCase);

    private void AddFlag(string name, bool value)
    {
        if (value)
        {
            Add(name, "true");
        }
    }

    private void AddAll(string name, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            Add(name, path);
        }
    }

    private void Add(string name, string value) => _lines.Add(FactsText.Line(name, value));
}
