using ImageGen.BuildKit;
using ImageGen.Contexts;
using ImageGen.Progress;
using ImageGen.Projects;
using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Auto;

/// <summary>Defines the build of an image whose Dockerfile is generated for its project.</summary>
internal static class AutoDefinition
{
    /// <summary>The path of the generated Dockerfile in messages.</summary>
    public const string DisplayPath = "Dockerfile (auto)";

    /// <param name="image">The image.</param>
    /// <param name="options">The options of the build.</param>
    /// <param name="directory">The folder where relative paths start.</param>
    /// <param name="target">The builder.</param>
    /// <param name="cancellationToken">Stops the evaluation and the publish of the project.</param>
    /// <exception cref="DotNetProjectException">The project cannot be evaluated or published, or cannot become a Linux image; or a setting is not valid.</exception>
    /// <exception cref="ImageBuildException">The builder does not support a setting.</exception>
    public static async Task<ContextDefinition> CreateAsync(DockerImage image, ImageBuildOptions options, string directory, AutoTarget target, CancellationToken cancellationToken)
    {
        var settings = AutoSettings.Read(options.Auto);
        var contextDirectory = ContextDirectory(image, options.Context ?? image.Context, directory);
        var facts = await ReadFactsAsync(image, options.Auto.Framework, directory, cancellationToken).ConfigureAwait(false);
        var request = AutoDockerfile.Options(directory, contextDirectory);
        request.UsesBuildKit = target.UsesBuildKit;
        var publishOn = options.Auto.PublishOn ?? (target.IsInProcess ? PublishLocation.Host : PublishLocation.Container);
        request.IsPublishedOnHost = publishOn is PublishLocation.Host;
        request.Image = settings;
        var authorities = request.IsPublishedOnHost ? null : CertificateAuthorities.Read(options.Auto.CertificateAuthorities, directory, target.UsesBuildKit);
        request.UsesCertificateAuthorities = authorities is not null;
        target.Progress?.Report(new DockerfileGenerated(facts.Path, publishOn, IsDefault: options.Auto.PublishOn is null));

        string[] architectures = request.IsPublishedOnHost || settings.HealthCheck is not null ? await target.FindArchitecturesAsync(options, cancellationToken).ConfigureAwait(false) : [];
        request.Architecture = architectures.FirstOrDefault(request.Architecture);
        var added = settings.HealthCheck is null ? [] : ProbeProgram.FilesFor(architectures);
        var nuGetSecret = request.IsPublishedOnHost ? null : UseNuGetConfiguration(facts, request, added, target.Progress);
        var dockerfile = AutoDockerfile.Create(facts, request);
        if (target.Progress is { } progress)
        {
            AutoWarnings.Report(image, options, facts, request, progress);
        }

        var definition = new ContextDefinition
        {
            ProjectDirectory = directory,
            Context = BuildContext.FromDirectory(dockerfile.ContextFolder),
            DockerfilePath = "Dockerfile",
            DockerfileText = dockerfile.Text,
            DockerfileDisplayPath = DisplayPath,
            Include = [.. dockerfile.Include],
            IgnoreText = dockerfile.IgnoreText,
            Kept = dockerfile.NamedFiles,
            Added = added,
            AddedFolders = [.. dockerfile.Feeds.Select(feed => new AddedFolder(feed.Folder, feed.PathInContext))],
            Needs = AutoNeeds.Create(dockerfile.ContextFolder, nuGetSecret, authorities),
        };
        if (!request.IsPublishedOnHost)
        {
            return definition with { PublishedProject = new PublishedProject(Path.GetFullPath(facts.Path, directory), facts.IsMultiTargeted ? facts.TargetFramework : null) };
        }

        if (target.Progress is null)
        {
            return definition;
        }

        target.FetchBases?.Invoke(dockerfile.Text, architectures);
        var output = await HostPublish.RunAsync(facts, request, architectures, target.Progress, cancellationToken).ConfigureAwait(false);
        return definition with
        {
            Context = BuildContext.FromDirectory(output.Folder),
            Include = [],
            IgnoreText = null,
            Kept = [],
            Output = output,
            PublishedPackages = PublishedPackages.FromProject(Path.GetFullPath(facts.Path, directory), facts.TargetFramework),
            // A platform that the user did not choose is the one that was published.
            Needs = target.UsesBuildKit && options.Platforms.Count == 0 ? WithPlatform(definition.Needs, architectures[0]) : definition.Needs,
        };
    }

    /// <summary>Gives the restore in the container the NuGet configuration of the user. Without secrets, it is a file of the context, without its credentials.</summary>
    /// <returns>The text for a secret; <see langword="null"/> if the restore does not need it.</returns>
    private static string? UseNuGetConfiguration(ProjectFacts facts, ProjectDockerfileOptions request, List<MemoryFile> added, IProgress<BuildEvent>? progress)
    {
        var configuration = NuGetUserConfiguration.Read(NuGetUserConfiguration.UserFile, Environment.GetEnvironmentVariables(), facts.ClearsPackageSources);
        request.UserFeeds = configuration.Feeds;
        if (request.UsesBuildKit)
        {
            return configuration.Text;
        }

        if (configuration.TextWithoutCredentials is { } text)
        {
            request.CopiesUserConfiguration = true;
            added.Add(MemoryFile.FromText(ProjectDockerfile.NuGetConfigPath, text));
        }

        if (configuration.HasCredentials)
        {
            progress?.Report(new BuildWarning($"The restore gets no credentials for package sources, because this builder has no secrets. Build with BuildKit, or set {nameof(AutoDockerfileOptions.PublishOn)} to {nameof(PublishLocation.Host)}."));
        }

        return null;
    }

    private static async Task<ProjectFacts> ReadFactsAsync(DockerImage image, string? framework, string directory, CancellationToken cancellationToken) =>
        image.Project?.ReadFacts() is { } facts && (framework is null || facts.TargetFramework.Equals(framework, StringComparison.OrdinalIgnoreCase))
            ? facts
            : await DotNetProjectEvaluation.EvaluateAsync(Path.GetFullPath(image.Project?.Path ?? ".", directory), directory, framework, cancellationToken).ConfigureAwait(false);

    private static string? ContextDirectory(DockerImage image, BuildContext? context, string directory) => context switch
    {
        null => null,
        BuildContext.Directory folder => Path.GetFullPath(folder.Path, directory),
        _ => throw new BuildContextException(
            $"The Dockerfile of {image.Reference.Name} is 'auto', which copies the .NET project from a folder on this machine; its context cannot be {context}. Set a folder as the context, or use your own Dockerfile."),
    };

    private static ImageBuildOptions WithPlatform(ImageBuildOptions needs, string architecture)
    {
        needs.Platforms.Add(Platform.Parse("linux/" + architecture));
        return needs;
    }
}
