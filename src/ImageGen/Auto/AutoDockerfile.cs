using System.Collections.Immutable;

namespace ImageGen.Auto;

/// <summary>Creates the Dockerfile of a .NET project: exact copies, a separate layer for restore, a small image that runs without root.</summary>
internal static class AutoDockerfile
{
    /// <summary>Creates the Dockerfile and finds the files that it needs. Reads the disk, but changes nothing on it.</summary>
    /// <param name="project">The facts of the project.</param>
    /// <param name="projectDirectory">The folder that the project's paths are relative to.</param>
    /// <param name="baseRegistry">The registry, with an optional path, that replaces <c>mcr.microsoft.com</c>.</param>
    /// <param name="buildKit">Whether the engine builds with BuildKit.</param>
    /// <param name="contextDirectory">The context's folder. Default: the nearest folder that contains every file.</param>
    /// <exception cref="DotNetProjectException">The project cannot be built into a Linux image, or a file that existed at compile time is missing.</exception>
    public static AutoContext Create(DotNetProject project, string projectDirectory, string baseRegistry, bool buildKit, string? contextDirectory = null)
    {
        var layout = ProjectLayout.Create(project, projectDirectory, contextDirectory);
        return new AutoContext(
            Text(project, layout, BaseImages.Create(project, layout.GlobalJson, baseRegistry), buildKit),
            layout.ContextDirectory,
            Include(layout),
            AutoIgnoreRules.For(layout));
    }

    private static string Text(DotNetProject project, ProjectLayout layout, BaseImages images, bool buildKit)
    {
        var file = new DockerfileText();
        var projectFile = DockerfileText.ShellWord(layout.ProjectFile);
        // A package cache outside of the layers may be emptied between two builds, so publish checks the restore again.
        // Without such a cache the packages are in the layer and need no check.
        var mount = buildKit ? "--mount=type=cache,id=nuget,target=/root/.nuget/packages " : "";
        var restored = buildKit ? "" : " --no-restore";
        var architecture = buildKit ? " -a $TARGETARCH" : "";
        var framework = project.IsMultiTargeted ? " -f " + project.TargetFramework : "";
        // Native code cannot be compiled for another architecture without its tool chain, so that build runs on the target's architecture.
        var platform = buildKit && !project.PublishAot ? "--platform=$BUILDPLATFORM " : "";

        file.Line($"# Made by ImageGen for {layout.ProjectFile}");
        file.Line($"ARG SDK_TAG={images.SdkTag}");
        file.Line($"FROM {platform}{images.Sdk}:${{SDK_TAG}} AS build");
        if (buildKit)
        {
            file.Line("ARG TARGETARCH");
        }

        file.Line("WORKDIR /source");
        if (images.SdkNeedsLinker)
        {
            file.Line("RUN apt-get update && apt-get install -y --no-install-recommends clang zlib1g-dev && rm -rf /var/lib/apt/lists/*");
        }

        file.CopyFiles(layout.RestoreInputs);
        file.CopyFiles(layout.ProjectFiles);
        file.Line($"RUN {mount}dotnet restore {projectFile}{architecture}");
        file.CopyFiles(layout.SourceFiles);
        file.CopyFolders(layout.ProjectFolders);
        var symbols = project.PublishAot ? " && rm -f /app/*.dbg" : "";
        file.Line($"RUN {mount}dotnet publish {projectFile} -c Release{framework}{architecture}{restored} -o /app{symbols}");
        file.Line();
        file.Line($"FROM {images.Final} AS final");
        file.Line("WORKDIR /app");
        file.Line("COPY --from=build /app .");
        if (project.UsesAspNetCore)
        {
            file.Line("EXPOSE 8080");
        }

        // 1654 is the user of Microsoft's images. A base image without the variable must not run as root.
        file.Line("USER ${APP_UID:-1654}");
        file.Entrypoint(project.UseAppHost || project.PublishAot || project.SelfContained
            ? ["./" + project.AssemblyName]
            : ["dotnet", project.AssemblyName + ".dll"]);
        return file.ToString();
    }

    private static ImmutableArray<string> Include(ProjectLayout layout) =>
        layout.ProjectFolders.Contains("")
            ? ["."]
            : [.. layout.ProjectFolders.Concat(layout.RestoreInputs).Concat(layout.SourceFiles).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
