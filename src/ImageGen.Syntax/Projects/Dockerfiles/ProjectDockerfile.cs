namespace ImageGen.Projects.Dockerfiles;

/// <summary>The Dockerfile of a .NET project and its build context: exact copies, a layer for restore, one for packages and one for the app, and no root user.</summary>
public sealed class ProjectDockerfile
{
    private ProjectDockerfile(string text, ProjectLayout layout, IReadOnlyList<FeedFolder> feeds)
    {
        Text = text;
        IgnoreText = ProjectIgnoreRules.For(layout);
        IncludeText = ProjectIgnoreRules.Including(layout.Include);
        ContextFolder = layout.ContextFolder;
        Include = layout.Include;
        NamedFiles = [.. layout.ProjectFiles.Concat(layout.NamedFiles).Concat(layout.Files).Distinct(StringComparer.Ordinal)];
        Feeds = feeds;
    }

    /// <summary>The beginning of the first line, by which a build recognizes a text that was written to a file.</summary>
    public const string Beginning = "# Made by ImageGen for ";

    /// <summary>The id of the secret with the NuGet configuration of the user. It is optional.</summary>
    public const string NuGetSecretId = "nuget-config";

    /// <summary>The id of the secret with the certificates of <see cref="ProjectDockerfileOptions.UsesCertificateAuthorities"/>, in PEM form.</summary>
    public const string CertificateAuthoritiesSecretId = "certificate-authorities";

    /// <summary>The path in the context of the NuGet configuration of the user, for a builder without secrets.</summary>
    public const string NuGetConfigPath = ".imagegen/nuget/NuGet.Config";

    /// <summary>The text of the Dockerfile.</summary>
    public string Text { get; }

    /// <summary>The rules for excluded files, in the syntax of <c>.dockerignore</c>.</summary>
    public string IgnoreText { get; }

    /// <summary>The absolute path of the context's folder, with <c>/</c>.</summary>
    public string ContextFolder { get; }

    /// <summary>The files and folders to send, relative to the context's folder, with <c>/</c>. A single <c>.</c> is the whole folder.</summary>
    public IReadOnlyList<string> Include { get; }

    /// <summary>The files that the build needs by their names, relative to the context's folder: projects, files of items, of MSBuild and of settings. They are sent even if <c>.dockerignore</c> excludes them.</summary>
    public IReadOnlyList<string> NamedFiles { get; }

    /// <summary>The rules that exclude everything but <see cref="Include"/>, in the syntax of <c>.dockerignore</c>; empty if the whole folder is sent.</summary>
    public string IncludeText { get; }

    /// <summary>The folders with packages that are sent in addition.</summary>
    public IReadOnlyList<FeedFolder> Feeds { get; }

    /// <summary>Whether the image that runs the program has the C library musl, for which .NET has runtime identifiers of their own.</summary>
    /// <exception cref="ProjectDockerfileException">The project cannot become a Linux image.</exception>
    public static bool UsesMusl(ProjectFacts facts, ProjectDockerfileOptions options) =>
        ProjectBaseImages.Create(facts.WithProperties(options.Image.PublishProperties), options.Image).FinalDistribution.UsesMusl;

    /// <summary>Returns the rule that includes a file or a folder, in the syntax of <c>.dockerignore</c>.</summary>
    /// <param name="path">The path relative to the context's folder, with <c>/</c>.</param>
    public static string IncludingRule(string path) => ProjectIgnoreRules.Including(path);

    /// <summary>Creates the Dockerfile. Nothing is read from a disk.</summary>
    /// <param name="facts">The facts of the project.</param>
    /// <param name="options">The choices of the user.</param>
    /// <exception cref="ProjectDockerfileException">The project cannot become a Linux image, or a file is outside of the context.</exception>
    public static ProjectDockerfile Create(ProjectFacts facts, ProjectDockerfileOptions options)
    {
        var published = facts.WithProperties(options.Image.PublishProperties);
        var layout = ProjectLayout.Create(published, options);
        return options.IsPublishedOnHost
            ? new ProjectDockerfile(ProjectDockerfileWriter.WriteCopy(published, options), layout, [])
            : new ProjectDockerfile(ProjectDockerfileWriter.WriteBuild(published, layout, options), layout, layout.OuterFeeds);
    }
}
