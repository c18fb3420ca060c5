namespace ImageGen.Auto;

/// <summary>The images that a project is built in and runs on, by the rules of Microsoft's .NET images.</summary>
/// <param name="Sdk">The repository of the image that builds.</param>
/// <param name="SdkTag">Its tag.</param>
/// <param name="SdkNeedsLinker">Whether that image lacks the linker of native compilation.</param>
/// <param name="Final">The image that runs the program.</param>
internal sealed record BaseImages(string Sdk, string SdkTag, bool SdkNeedsLinker, string Final)
{
    private static readonly Version OldestWithUser = new(8, 0);
    private static readonly Version OldestWithNativeSdk = new(10, 0);

    public static BaseImages Of(DotNetProject project, GlobalJson? globalJson, string baseRegistry)
    {
        var framework = FrameworkVersion(project);
        var (sdkTag, sdkVersion) = globalJson?.SdkTag(framework) ?? (framework.ToString(2), framework);
        var hasNativeSdk = sdkVersion >= OldestWithNativeSdk;
        return new BaseImages(
            baseRegistry + "/dotnet/sdk",
            project.PublishAot && hasNativeSdk ? $"{sdkTag}-{Ubuntu(sdkVersion)}-aot" : sdkTag,
            project.PublishAot && !hasNativeSdk,
            // Chiseled images have no shell and no root user; their plain form lacks culture data and time zones.
            $"{baseRegistry}/dotnet/{Kind(project)}:{framework.ToString(2)}-{Ubuntu(framework)}-chiseled{(project.InvariantGlobalization ? "" : "-extra")}");
    }

    private static string Kind(DotNetProject project) =>
        project.SelfContained || project.PublishAot ? "runtime-deps"
        : project.UsesAspNetCore ? "aspnet"
        : "runtime";

    private static string Ubuntu(Version version) => version.Major <= 10 ? "noble" : "resolute";

    private static Version FrameworkVersion(DotNetProject project)
    {
        if (!IsExecutable(project.OutputType))
        {
            throw new DotNetProjectException(
                $"The project '{project.Path}' has OutputType '{project.OutputType}': only a program (OutputType 'Exe') becomes an image. "
                + "Set OutputType in the project, or name another project in the image's Project.");
        }

        const string Prefix = "net";
        if (project.TargetFramework is not { } framework
            || !framework.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            || !Version.TryParse(framework.AsSpan(Prefix.Length), out var version)
            || version < OldestWithUser)
        {
            throw new DotNetProjectException(
                $"The project '{project.Path}' targets '{project.TargetFramework}': 'auto' makes Linux images of net8.0 and later. "
                + "Add such a target framework to the project, or write a Dockerfile for it and name it in the image's Dockerfile.");
        }

        return version;
    }

    private static bool IsExecutable(string outputType) =>
        outputType.Equals("Exe", StringComparison.OrdinalIgnoreCase) || outputType.Equals("WinExe", StringComparison.OrdinalIgnoreCase);
}
