namespace ImageGen.Projects.Dockerfiles;

/// <summary>The instructions that restore and publish a project in a container.</summary>
internal sealed class ProjectPublish
{
    private const string Packages = "/root/.nuget/packages";
    private const string MarkInLayer = "/tmp/restored";
    private const string MarkInCache = Packages + "/.restored-$(cat " + MarkInLayer + ")";
    private const string AuthoritiesPath = "/imagegen/certificates/authorities.pem";

    private readonly ProjectFacts _facts;
    private readonly ProjectLayout _layout;
    private readonly PublishMode _mode;
    private readonly string _project;
    private readonly bool _buildKit;
    private readonly bool _copiesConfiguration;
    private readonly bool _usesAuthorities;
    private readonly bool _needsEmptyFolder;

    private ProjectPublish(ProjectFacts facts, ProjectLayout layout, ProjectDockerfileOptions options)
    {
        _facts = facts;
        _layout = layout;
        _mode = new PublishMode(facts, options.Image);
        _project = DockerfileText.ShellWord(layout.ProjectFile);
        _buildKit = options.UsesBuildKit;
        _copiesConfiguration = options.CopiesUserConfiguration;
        _usesAuthorities = options.UsesBuildKit && options.UsesCertificateAuthorities;
        _needsEmptyFolder = options.Image.Volumes.Count > 0;
    }

    /// <summary>Native code cannot be compiled for another architecture without its tool chain, so that build runs on the target's architecture.</summary>
    public string PlatformOption => _buildKit && !_facts.PublishAot ? "--platform=$BUILDPLATFORM " : "";

    public bool UsesTargetArchitecture => _buildKit && !_mode.IsPortable;

    public string Restore => $"RUN {Mount}{DotNet} restore {_project}{Architecture}{Words(_mode.RestoreArguments)}{Mark}";

    public string Publish => $"RUN {Mount}touch /tmp/start && {DotNet} publish {_project}{Words(_mode.PublishArguments)}{Architecture}{Restored} -o {Output}{Symbols}{Split}{EmptyFolder}{Times}";

    /// <summary>Copies what BuildKit mounts. It stays in the stage of the build.</summary>
    public void CopyFeeds(DockerfileText file)
    {
        if (_buildKit)
        {
            return;
        }

        foreach (var feed in _layout.OuterFeeds)
        {
            file.CopyTo("", feed.PathInContext + "/", feed.Target + "/");
        }

        if (_copiesConfiguration)
        {
            file.Line($"COPY {ProjectDockerfile.NuGetConfigPath} /root/.nuget/NuGet/NuGet.Config");
        }
    }

    /// <summary>The identifier contains the name of the program: other tools use caches with short names, for other content.</summary>
    private string Mount => _buildKit
        ? $"--mount=type=cache,id=imagegen-nuget,target={Packages} --mount=type=secret,id={ProjectDockerfile.NuGetSecretId},target=/root/.nuget/NuGet/NuGet.Config "
            + (_usesAuthorities ? $"--mount=type=secret,id={ProjectDockerfile.CertificateAuthoritiesSecretId},target={AuthoritiesPath},required=true " : "")
            + string.Concat(_layout.OuterFeeds.Select(feed => $"--mount=type=bind,source={feed.PathInContext},target={DockerfileText.MountPath(feed.Target)} "))
        : "";

    /// <summary>.NET and OpenSSL read this file and the folder of the distribution's own authorities. <c>SSL_CERT_DIR</c> would replace that folder.</summary>
    private string DotNet => _usesAuthorities ? $"SSL_CERT_FILE={AuthoritiesPath} dotnet" : "dotnet";

    private string Architecture => UsesTargetArchitecture ? " -a $TARGETARCH" : "";

    /// <summary>
    /// The cache of packages is outside of the layers, and may be emptied while the layer of the restore is kept. A file in both shows whether they still
    /// belong together. Without such a cache the packages are in the layer.
    /// </summary>
    private string Mark => _buildKit ? $" && cat /proc/sys/kernel/random/uuid > {MarkInLayer} && touch {MarkInCache}" : "";

    /// <summary>Otherwise publish restores again.</summary>
    private string Restored => _buildKit ? $" $(test -e {MarkInCache} && echo --no-restore)" : " --no-restore";

    private string Symbols => _facts.PublishAot ? $" && rm -f {Output}/*.dbg" : "";

    private static string Output => PublishOutput.App + PublishOutput.ProgramFolder;

    /// <summary>Moves the assemblies and native libraries of packages.</summary>
    private string Split
    {
        get
        {
            if (!PublishOutput.IsSplit(_facts))
            {
                return "";
            }

            var patterns = string.Join(" -o ", PublishOutput.PackagePatterns.Select(pattern => $"-name '{pattern}'"));
            var own = string.Concat(PublishOutput.OwnFiles(_facts).Select(name => " ! -name " + DockerfileText.ShellPattern(name)));
            var packages = PublishOutput.Packages + PublishOutput.ProgramFolder;
            return $" && mkdir -p {packages} && cd {Output}"
                + $" && find . -type f ! -path './{PublishOutput.WebContent}/*' \\( {patterns} \\){own} -exec sh -c 'for file; do mkdir -p \"{packages}/${{file%/*}}\" && mv \"$file\" \"{packages}/$file\" || exit 1; done' sh {{}} +"
                + " && find . -mindepth 1 -type d -empty -delete";
        }
    }

    private string EmptyFolder => _needsEmptyFolder ? " && mkdir -p " + PublishOutput.Volume : "";

    /// <summary>What this step created has the time of the build. A fixed time makes the same sources the same layers.</summary>
    private static string Times => " && find /publish -newer /tmp/start -exec touch -h -d 1980-01-01T00:00:00Z {} +";

    public static ProjectPublish Create(ProjectFacts facts, ProjectLayout layout, ProjectDockerfileOptions options) => new(facts, layout, options);

    private static string Words(IReadOnlyList<string> words) => string.Concat(words.Select(word => " " + DockerfileText.ShellWord(word)));
}
