namespace ImageGen.Projects.Dockerfiles;

/// <summary>Writes the Dockerfile of a project.</summary>
internal static class ProjectDockerfileWriter
{
    /// <summary>Writes a Dockerfile that publishes the project in a container.</summary>
    public static string WriteBuild(ProjectFacts facts, ProjectLayout layout, ProjectDockerfileOptions options)
    {
        var images = ProjectBaseImages.Create(facts, options.Image);
        var publish = ProjectPublish.Create(facts, layout, options);
        var file = new DockerfileText();

        file.Line(ProjectDockerfile.Beginning + layout.ProjectFile);
        file.Line($"ARG SDK_TAG={images.SdkTag}");
        file.Line($"FROM {publish.PlatformOption}{images.Sdk}:${{SDK_TAG}} AS build");
        if (publish.UsesTargetArchitecture)
        {
            file.Line("ARG TARGETARCH");
        }

        file.Line("WORKDIR " + FeedFolder.Sources);
        if (images.LinkerInstallation is { } installation)
        {
            file.Line("RUN " + installation);
        }

        file.CopyFiles(layout.RestoreInputs);
        file.CopyFolders(layout.FeedFolders);
        publish.CopyFeeds(file);
        file.CopyFiles(layout.ProjectFiles);
        file.Line(publish.Restore);
        file.CopyFiles(layout.SourceFiles);
        file.CopyFolders(layout.ProjectFolders);
        file.Line(publish.Publish);
        file.Line();
        new FinalStage(file, facts, options, images).Write(
            "--from=build ", PublishOutput.Folders(facts).Select(folder => folder + "/"), PublishOutput.Volume + "/", layout.Files);
        return file.ToString();
    }

    /// <summary>Writes a Dockerfile that copies what a publish on this machine gave.</summary>
    public static string WriteCopy(ProjectFacts facts, ProjectDockerfileOptions options)
    {
        var file = new DockerfileText();
        file.Line($"{ProjectDockerfile.Beginning}{facts.Path}, published before the build");
        var architecture = options.UsesBuildKit ? "${TARGETARCH}" : options.Architecture;
        new FinalStage(file, facts, options, ProjectBaseImages.Create(facts, options.Image)).Write(
            "", PublishOutput.Folders(facts).Select(folder => HostFolder.Output(architecture, folder)),
            HostFolder.Volume + "/",
            options.Image.Files.Select((_, index) => HostFolder.File(index)));
        return file.ToString();
    }
}
