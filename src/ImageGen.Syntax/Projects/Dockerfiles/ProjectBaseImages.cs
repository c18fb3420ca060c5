namespace ImageGen.Projects.Dockerfiles;

/// <summary>The base images for building and running a project, by the rules of Microsoft's .NET images.</summary>
/// <param name="Sdk">The repository of the SDK image.</param>
/// <param name="SdkTag">The tag of the SDK image.</param>
/// <param name="SdkNeedsLinker">Whether the linker for native compilation is missing in the SDK image.</param>
/// <param name="Final">The image that runs the program.</param>
internal sealed record ProjectBaseImages(string Sdk, string SdkTag, bool SdkNeedsLinker, string Final)
{
    private static readonly Version OldestWithUser = new(8, 0);
    private static readonly Version OldestWithNativeSdk = new(10, 0);

    public static ProjectBaseImages Create(ProjectFacts project, string baseRegistry)
    {
        var framework = FrameworkVersion(project);
        var (sdkTag, sdkVersion) = Dockerfiles.SdkTag.For(project, framework);
        var hasNativeSdk = sdkVersion >= OldestWithNativeSdk;
        return new ProjectBaseImages(
            baseRegistry + "/dotnet/sdk",
            project.PublishAot && hasNativeSdk ? $"{sdkTag}-{Ubuntu(sdkVersion)}-aot" : sdkTag,
            project.PublishAot && !hasNativeSdk,
            // Chiseled images have no shell and no root user. Only the "extra" form has culture data and time zones.
            $"{baseRegistry}/dotnet/{Kind(project)}:{framework.ToString(2)}-{Ubuntu(framework)}-chiseled{(project.InvariantGlobalization ? "" : "-extra")}");
    }

    private static string Kind(ProjectFacts project) =>
        project.SelfContained || project.PublishAot ? "runtime-deps"
        : project.UsesAspNetCore ? "aspnet"
        : "runtime";

    private static string Ubuntu(Version version) => version.Major <= 10 ? "noble" : "resolute";

    private static Version FrameworkVersion(ProjectFacts project)
    {
        if (!IsExecutable(project.OutputType))
        {
            throw new ProjectDockerfileException(
                $"The project '{project.Path}' has OutputType '{project.OutputType}', and 'auto' builds images only of programs (OutputType 'Exe'). "
                + "Set OutputType in the project, or set the image's Project to another project.");
        }

        const string Prefix = "net";
        if (!project.TargetFramework.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            || !Version.TryParse(project.TargetFramework.Substring(Prefix.Length), out var version)
            || version < OldestWithUser)
        {
            throw new ProjectDockerfileException(
                $"The project '{project.Path}' targets '{project.TargetFramework}', and 'auto' supports net8.0 and later. "
                + "Add such a target framework to the project, or write a Dockerfile for it and set the image's Dockerfile to its path.");
        }

        return version;
    }

    private static bool IsExecutable(string outputType) =>
        outputType.Equals("Exe", StringComparison.OrdinalIgnoreCase) || outputType.Equals("WinExe", StringComparison.OrdinalIgnoreCase);
}
