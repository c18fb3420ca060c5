namespace ImageGen.Projects.Dockerfiles.Checks;

/// <summary>
/// NuGet refuses a locked restore (NU1004) if its runtime identifiers are not exactly those in the lock file of each project. The restore in
/// the container adds the identifier of the image to those of the projects.
/// </summary>
/// <remarks>On a machine, the SDK adds the identifier of this machine for a self-contained, native or single-file program (measured: 10.0.401).</remarks>
internal sealed class LockFileWithoutRuntime() : ProjectImageCheck("IMG0024")
{
    public override IEnumerable<ProjectImageWarning> Find(CheckedImage image)
    {
        // The classic builder restores for no runtime identifier, and a publish on the host is not locked.
        if (!image.Facts.HasLockFile || image.Options.IsPublishedOnHost || !image.Options.UsesBuildKit || new PublishMode(image.Facts, image.Settings).IsPortable)
        {
            return [];
        }

        var usesMusl = LinuxDistribution.Find(image.BaseImages.SdkTag).UsesMusl;
        if (image.Platforms.Count > 0)
        {
            var identifiers = image.Platforms.Select(platform => FindIdentifier(platform, usesMusl)).ToArray();
            return identifiers.SelectMany((identifier, index) => Errors(image, identifier, identifiers).Select(error => Warn("Platforms", error, index)));
        }

        var usable = LinuxRuntimes.Architectures.Select(architecture => LinuxRuntimes.FindIdentifier(architecture, usesMusl)).ToArray();
        return usable.Any(identifier => !Errors(image, identifier, []).Any()) ? [] : Errors(image, usable[0], [usable[0]]).Select(error => Warn("Project", error));
    }

    private static string? FindIdentifier(Platform platform, bool usesMusl) =>
        platform is { OperatingSystem: "linux", Architecture: { } architecture } ? LinuxRuntimes.FindIdentifier(architecture, usesMusl) : null;

    /// <summary>Finds the errors of a restore for a runtime identifier, one for all lock files with the same identifiers.</summary>
    private static IEnumerable<string> Errors(CheckedImage image, string? identifier, IEnumerable<string?> identifiersOfImage) =>
        identifier is null
            ? []
            : image.Facts.LockFileList
                .GroupBy(file => file.Project, StringComparer.Ordinal)
                .Select(project => (
                    Project: project.Key,
                    Restored: Join(project.Select(file => file.Project == image.Facts.Path ? image.Facts.RuntimeIdentifiers : file.RuntimeIdentifiers).Append(identifier)),
                    Locked: Join(project.Select(file => file.LockedIdentifiers))))
                .Where(file => file.Restored != file.Locked)
                .GroupBy(file => (file.Restored, file.Locked), file => file.Project)
                .Select(files =>
                    $"The lock file of '{string.Join("', '", files)}' has {Shown(files.Key.Locked)}, and the restore for the image has '{files.Key.Restored}', so NuGet refuses it (NU1004). "
                    + $"Set RuntimeIdentifiers in the project to '{Join([files.Key.Restored, files.Key.Locked, .. identifiersOfImage.OfType<string>()])}', and run 'dotnet restore --force-evaluate'.");

    private static string Shown(string identifiers) => identifiers.Length == 0 ? "no runtime identifiers" : $"the runtime identifiers '{identifiers}'";

    /// <summary>Sorts the identifiers of several lists.</summary>
    private static string Join(IEnumerable<string> lists) => string.Join(";", lists
        .SelectMany(list => list.Split(';'))
        .Select(identifier => identifier.Trim())
        .Where(identifier => identifier.Length > 0)
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .OrderBy(identifier => identifier, StringComparer.Ordinal));
}
