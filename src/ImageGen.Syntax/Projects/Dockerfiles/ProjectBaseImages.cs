namespace ImageGen.Projects.Dockerfiles;

/// <summary>The base images for building and running a project, by the rules of Microsoft's .NET images and the settings of the user.</summary>
/// <param name="Sdk">The repository of the SDK image.</param>
/// <param name="SdkTag">The tag of the SDK image.</param>
/// <param name="LinkerInstallation">The command that installs the linker for native compilation; <see langword="null"/> if the SDK image has it, or it is not needed.</param>
/// <param name="Final">The image that runs the program.</param>
/// <param name="FinalDistribution">The distribution of that image.</param>
internal sealed record ProjectBaseImages(string Sdk, string SdkTag, string? LinkerInstallation, string Final, LinuxDistribution FinalDistribution)
{
    private static readonly Version OldestWithUser = new(8, 0);
    private static readonly Version OldestWithNativeSdk = new(10, 0);

    public static ProjectBaseImages Create(ProjectFacts project, ProjectImageSettings settings)
    {
        if (settings is { BaseImage: not null, ContainerFamily: not null })
        {
            throw new ProjectDockerfileException($"BaseImage '{settings.BaseImage}' and ContainerFamily '{settings.ContainerFamily}' are both set, and the family is a part of the tag of Microsoft's images. Remove one of them.");
        }

        var framework = FrameworkVersion(project);
        var final = settings.BaseImage ?? $"{settings.BaseRegistry}/dotnet/{Kind(project)}:{framework.ToString(2)}-{settings.ContainerFamily ?? DefaultFamily(project, framework, settings)}";
        var distribution = LinuxDistribution.Find(final);
        if (settings.Packages.Count > 0 && !distribution.HasPackageManager)
        {
            throw new ProjectDockerfileException($"The base image '{final}' has no package manager, and Packages has '{string.Join("', '", settings.Packages)}'. Remove the setting of the base image, or set ContainerFamily to a family with a package manager, such as '{Ubuntu(framework)}'.");
        }

        var (sdkTag, sdkVersion) = Dockerfiles.SdkTag.For(project, framework);
        var hasNativeSdk = sdkVersion >= OldestWithNativeSdk;
        // Programs for the C library of Alpine are built with the SDK of Alpine.
        sdkTag = settings.SdkTag
            ?? sdkTag + (project.PublishAot && hasNativeSdk ? $"-{(distribution.UsesMusl ? "alpine" : Ubuntu(sdkVersion))}-aot" : distribution.UsesMusl ? "-alpine" : "");
        return new ProjectBaseImages(
            settings.BaseRegistry + "/dotnet/sdk",
            sdkTag,
            project.PublishAot && !sdkTag.EndsWith("-aot", StringComparison.Ordinal) ? LinuxDistribution.Find(sdkTag).LinkerInstallation : null,
            final,
            distribution);
    }

    /// <summary>Chiseled images have no shell, no package manager and no root user. Only the "extra" form has culture data and time zones.</summary>
    private static string DefaultFamily(ProjectFacts project, Version framework, ProjectImageSettings settings) =>
        settings.Packages.Count > 0 ? Ubuntu(framework) : $"{Ubuntu(framework)}-chiseled{(project.InvariantGlobalization ? "" : "-extra")}";

    /// <summary>Returns the last part of the name of Microsoft's image that the program needs.</summary>
    public static string Kind(ProjectFacts project) =>
        project.SelfContained || project.PublishAot ? "runtime-deps"
        : project.UsesAspNetCore ? "aspnet"
        : "runtime";

    private static string Ubuntu(Version version) => version.Major <= 10 ? "noble" : "resolute";

    /// <exception cref="ProjectDockerfileException">The project is not a program, or its target framework is not supported.</exception>
    public static Version FrameworkVersion(ProjectFacts project)
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
