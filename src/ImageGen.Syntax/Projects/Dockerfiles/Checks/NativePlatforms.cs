namespace ImageGen.Projects.Dockerfiles.Checks;

/// <summary>The compiler for native code of a machine creates programs for the architecture of this machine.</summary>
internal sealed class NativePlatforms() : ProjectImageCheck("IMG0025")
{
    public override IEnumerable<ProjectImageWarning> Find(CheckedImage image)
    {
        var architectures = image.Platforms.Select(platform => platform.Architecture).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        if (image.Options.IsPublishedOnHost && image.Facts.PublishAot && architectures.Length > 1)
        {
            yield return Warn(
                "PublishOn",
                $"The project '{image.Facts.Path}' is compiled to native code, which a machine can do only for its own architecture, and Platforms has {string.Join(", ", architectures)}. Set PublishOn to Container, or set one platform.");
        }
    }
}
