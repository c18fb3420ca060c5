namespace ImageGen.Projects.Dockerfiles.Checks;

/// <summary>
/// With a lock file, the restore is locked: NuGet refuses it (NU1004) if its runtime identifiers are not exactly those of the lock file. The
/// restore in the container adds the identifier of the image.
/// </summary>
internal sealed class LockFileWithoutRuntime() : ProjectImageCheck("IMG0024")
{
    public override IEnumerable<ProjectImageWarning> Find(CheckedImage image)
    {
        // The classic builder restores for no runtime identifier, and a publish on the host is not locked.
        if (!image.Facts.HasLockFile || image.Options.IsPublishedOnHost || !image.Options.UsesBuildKit || new PublishMode(image.Facts, image.Settings).IsPortable)
        {
            return [];
        }

        var locked = new HashSet<string>(
            (image.Facts.RuntimeIdentifiers + ";" + image.Facts.RuntimeIdentifier).Split(';').Select(identifier => identifier.Trim()).Where(identifier => identifier.Length > 0),
            StringComparer.OrdinalIgnoreCase);
        var usesMusl = LinuxDistribution.Find(image.BaseImages.SdkTag).UsesMusl;
        return image.Platforms.Count == 0
            ? WarnOfProject(image, locked, usesMusl)
            : image.Platforms.SelectMany((platform, index) => WarnOfPlatform(image, locked, FindIdentifier(platform, usesMusl), index));
    }

    private IEnumerable<ProjectImageWarning> WarnOfProject(CheckedImage image, HashSet<string> locked, bool usesMusl)
    {
        var usable = LinuxRuntimes.Architectures.Select(architecture => LinuxRuntimes.FindIdentifier(architecture, usesMusl)!).ToArray();
        return usable.Any(locked.Contains) ? [] : [Warn("Project", Message(image, usable[0]))];
    }

    private IEnumerable<ProjectImageWarning> WarnOfPlatform(CheckedImage image, HashSet<string> locked, string? identifier, int index) =>
        identifier is null || locked.Contains(identifier) ? [] : [Warn("Platforms", Message(image, identifier), index)];

    private static string? FindIdentifier(Platform platform, bool usesMusl) =>
        platform is { OperatingSystem: "linux", Architecture: { } architecture } ? LinuxRuntimes.FindIdentifier(architecture, usesMusl) : null;

    private static string Message(CheckedImage image, string identifier) =>
        $"The project '{image.Facts.Path}' has a lock file and no RuntimeIdentifiers with '{identifier}', so the locked restore fails (NU1004). "
        + $"Add '{identifier}' to RuntimeIdentifiers in the project, and run 'dotnet restore --force-evaluate'.";
}
