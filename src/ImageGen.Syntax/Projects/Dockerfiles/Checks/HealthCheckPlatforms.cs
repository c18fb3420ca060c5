namespace ImageGen.Projects.Dockerfiles.Checks;

/// <summary>The program of health checks exists for few platforms.</summary>
internal sealed class HealthCheckPlatforms() : ProjectImageCheck("IMG0026")
{
    public override IEnumerable<ProjectImageWarning> Find(CheckedImage image) =>
        image.Settings.HealthCheck is null
            ? []
            : image.Platforms
                .Select((platform, index) => (Platform: platform, Index: index))
                .Where(entry => !HealthProbe.RunsOn(entry.Platform))
                .Select(entry => Warn("Platforms", HealthProbe.MissingFor(entry.Platform.ToString()), entry.Index));
}
