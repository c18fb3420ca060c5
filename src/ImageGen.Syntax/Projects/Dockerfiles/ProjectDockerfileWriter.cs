namespace ImageGen.Projects.Dockerfiles;

/// <summary>Writes the Dockerfile of a project.</summary>
internal static class ProjectDockerfileWriter
{
    public static string Write(ProjectFacts facts, ProjectLayout layout, ProjectDockerfileOptions options)
    {
        var images = ProjectBaseImages.Create(facts, options.BaseRegistry);
        var publish = ProjectPublish.Create(facts, layout, options);
        var file = new DockerfileText();

        file.Line($"# Made by ImageGen for {layout.ProjectFile}");
        file.Line($"ARG SDK_TAG={images.SdkTag}");
        file.Line($"FROM {publish.PlatformOption}{images.Sdk}:${{SDK_TAG}} AS build");
        if (publish.UsesTargetArchitecture)
        {
            file.Line("ARG TARGETARCH");
        }

        file.Line("WORKDIR " + FeedContext.Sources);
        if (images.SdkNeedsLinker)
        {
            file.Line("RUN apt-get update && apt-get install -y --no-install-recommends clang zlib1g-dev && rm -rf /var/lib/apt/lists/*");
        }

        file.CopyFiles(layout.RestoreInputs);
        file.CopyFolders(layout.FeedFolders);
        file.CopyFiles(layout.ProjectFiles);
        file.Line(publish.Restore);
        file.CopyFiles(layout.SourceFiles);
        file.CopyFolders(layout.ProjectFolders);
        file.Line(publish.Publish);
        file.Line();
        file.Line($"FROM {images.Final} AS final");
        foreach (var (key, value) in ProjectLabels.For(facts))
        {
            file.Label(key, value);
        }

        file.Line("WORKDIR /app");
        foreach (var folder in publish.Layers)
        {
            file.Line($"COPY --from=build {folder} ./");
        }

        if (facts.UsesAspNetCore)
        {
            file.Line("EXPOSE 8080");
        }

        // 1654 is the user of Microsoft's images. A base image without the variable must not run as root.
        file.Line("USER ${APP_UID:-1654}");
        file.Entrypoint(publish.Entrypoint);
        return file.ToString();
    }
}
