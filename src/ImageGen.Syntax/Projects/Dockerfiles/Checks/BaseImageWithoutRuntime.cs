namespace ImageGen.Projects.Dockerfiles.Checks;

/// <summary>A program starts only if the image contains the shared frameworks of its version. A self-contained program has them itself.</summary>
internal sealed class BaseImageWithoutRuntime() : ProjectImageCheck("IMG0021")
{
    /// <summary>The variable takes precedence over the property <c>RollForward</c> of the project.</summary>
    private const string RollForwardVariable = "DOTNET_ROLL_FORWARD";

    /// <summary>Properties by which the SDK may make a program self-contained. The facts are those without them.</summary>
    private static readonly HashSet<string> MayIncludeRuntime = new(StringComparer.OrdinalIgnoreCase) { "PublishSelfContained", "PublishTrimmed", "PublishSingleFile" };

    public override IEnumerable<ProjectImageWarning> Find(CheckedImage image)
    {
        var needed = ProjectBaseImages.Kind(image.Facts);
        if (needed == MicrosoftImage.OnlyDependencies || image.Settings.PublishProperties.Any(property => MayIncludeRuntime.Contains(property.Key)) || image.Settings.BaseImage is not { } written || MicrosoftImage.Find(written) is not { } found)
        {
            yield break;
        }

        var framework = ProjectBaseImages.FrameworkVersion(image.Facts);
        if (FindMissing(found, needed, framework, image) is { } missing)
        {
            yield return Warn(
                nameof(ProjectImageSettings.BaseImage),
                $"'{written}' has {missing}, so the program of '{image.Facts.Path}' does not start in it. Set BaseImage to an image such as '{found.Folder}/{needed}:{framework.ToString(2)}'.");
        }
    }

    private static string? FindMissing(MicrosoftImage found, string needed, Version framework, CheckedImage image) =>
        found.Kind == MicrosoftImage.OnlyDependencies ? "no .NET runtime"
        : found.Kind == MicrosoftImage.Runtime && needed == MicrosoftImage.AspNetCore ? "no ASP.NET Core"
        : found.Version is { } version && !Runs(version, framework, image) ? $".NET {version.ToString(2)} and not .NET {framework.ToString(2)}"
        : null;

    /// <summary>A runtime is never older than the program requires. A newer major version is used only if the program permits it.</summary>
    private static bool Runs(Version runtime, Version framework, CheckedImage image) =>
        runtime >= framework && (runtime.Major == framework.Major || (image.FindVariable(RollForwardVariable) ?? image.Facts.RollForward).ToUpperInvariant() is "MAJOR" or "LATESTMAJOR");
}
