namespace ImageGen.Projects.Dockerfiles;

/// <summary>The instructions that restore and publish a project in a container.</summary>
internal sealed class ProjectPublish
{
    private const string Output = "/publish/app";
    private const string Packages = "/publish/packages";

    private readonly ProjectFacts _facts;
    private readonly ProjectLayout _layout;
    private readonly string _project;
    private readonly bool _buildKit;
    private readonly bool _mountsFeeds;

    private ProjectPublish(ProjectFacts facts, ProjectLayout layout, ProjectDockerfileOptions options)
    {
        _facts = facts;
        _layout = layout;
        _project = DockerfileText.ShellWord(layout.ProjectFile);
        _buildKit = options.UsesBuildKit;
        _mountsFeeds = options.UsesBuildKit && options.HasNamedContexts;
    }

    /// <summary>Native code cannot be compiled for another architecture without its tool chain, so that build runs on the target's architecture.</summary>
    public string PlatformOption => _buildKit && !_facts.PublishAot ? "--platform=$BUILDPLATFORM " : "";

    public bool UsesTargetArchitecture => _buildKit && !IsPortable;

    public string Restore => $"RUN {Mount}{EmptyFeeds}dotnet restore {_project}{Architecture}{Locked}";

    public string Publish => $"RUN {Mount}touch /tmp/start && dotnet publish {_project} -c Release{Framework}{Architecture}{Host}{Restored} -o {Output}{Symbols}{Split}{Times}";

    /// <summary>The folders whose content becomes the app's, each in a separate layer. The one that changes most often is the last.</summary>
    public IReadOnlyList<string> Layers => IsSplit ? [Packages, Output] : [Output];

    public IReadOnlyList<string> Entrypoint =>
        HasHost ? ["./" + _facts.AssemblyName] : ["dotnet", _facts.AssemblyName + ".dll"];

    /// <summary>
    /// With a lock file that names no runtime identifier, NuGet refuses a restore for one (NU1004). The app is then published for all
    /// architectures, and without the native host, which would be that of the build's architecture.
    /// </summary>
    private bool IsPortable => _facts.HasLockFile && _facts.RuntimeIdentifiers.Length == 0 && !_facts.SelfContained && !_facts.PublishAot && !_facts.PublishSingleFile;

    private bool HasHost => !IsPortable && (_facts.UseAppHost || _facts.PublishAot || _facts.SelfContained);

    private bool IsSplit => !_facts.PublishAot && !_facts.PublishSingleFile;

    /// <summary>The identifier contains the name of the program: other tools use caches with short names, for other content.</summary>
    private string Mount => _buildKit
        ? $"--mount=type=cache,id=imagegen-nuget,target=/root/.nuget/packages --mount=type=secret,id={ProjectDockerfile.NuGetSecretId},target=/root/.nuget/NuGet/NuGet.Config "
            + string.Concat(_layout.OuterFeeds.Where(_ => _mountsFeeds).Select(feed => $"--mount=type=bind,from={feed.Name},target={DockerfileText.MountPath(feed.Target)} "))
        : "";

    /// <summary>NuGet fails if a feed does not exist, also if no package comes from it.</summary>
    private string EmptyFeeds => _mountsFeeds || _layout.OuterFeeds.Count == 0 ? "" : $"mkdir -p {string.Join(" ", _layout.OuterFeeds.Select(feed => DockerfileText.ShellWord(feed.Target)))} && ";

    private string Architecture => UsesTargetArchitecture ? " -a $TARGETARCH" : "";

    private string Locked => _facts.HasLockFile ? " --locked-mode" : "";

    private string Framework => _facts.IsMultiTargeted ? " -f " + _facts.TargetFramework : "";

    private string Host => IsPortable && _facts.UseAppHost ? " -p:UseAppHost=false" : "";

    /// <summary>A package cache outside of the layers may be emptied between two builds, so publish checks the restore again. Without such a cache the packages are in the layer.</summary>
    private string Restored => _buildKit ? "" : " --no-restore";

    private string Symbols => _facts.PublishAot ? $" && rm -f {Output}/*.dbg" : "";

    /// <summary>Moves the assemblies and native libraries of packages: they change less often than the app. Web content stays with the app.</summary>
    private string Split
    {
        get
        {
            if (!IsSplit)
            {
                return "";
            }

            var own = string.Concat(_facts.OwnAssemblies.SelectMany(name => new[] { name + ".dll", name + ".resources.dll" }).Select(name => " ! -name " + DockerfileText.ShellPattern(name)));
            return $" && mkdir -p {Packages} && cd {Output}"
                + $" && find . -type f ! -path './wwwroot/*' \\( -name '*.dll' -o -name '*.so' -o -name '*.so.*' \\){own} -exec sh -c 'for file; do mkdir -p \"{Packages}/${{file%/*}}\" && mv \"$file\" \"{Packages}/$file\" || exit 1; done' sh {{}} +"
                + " && find . -mindepth 1 -type d -empty -delete";
        }
    }

    /// <summary>What this step created has the time of the build. A fixed time makes the same sources the same layers.</summary>
    private static string Times => " && find /publish -newer /tmp/start -exec touch -h -d 1980-01-01T00:00:00Z {} +";

    public static ProjectPublish Create(ProjectFacts facts, ProjectLayout layout, ProjectDockerfileOptions options) => new(facts, layout, options);
}
