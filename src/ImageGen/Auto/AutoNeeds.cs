using System.Globalization;
using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Auto;

/// <summary>The options that a generated Dockerfile needs: the NuGet configuration of the user with its credentials, certificates, and labels that only a build knows.</summary>
internal static class AutoNeeds
{
    /// <summary>The last second that a date can have: the end of the year 9999.</summary>
    private const long LastSecond = 253_402_300_799;

    /// <param name="contextFolder">The folder of the context.</param>
    /// <param name="configuration">The NuGet configuration that is passed as a secret; <see langword="null"/> if it says nothing new.</param>
    /// <param name="authorities">The certificates that are passed as a secret; <see langword="null"/> without such certificates.</param>
    public static ImageBuildOptions Create(string contextFolder, string? configuration, string? authorities)
    {
        var needs = new ImageBuildOptions();
        AddSecret(needs, ProjectDockerfile.NuGetSecretId, configuration);
        AddSecret(needs, ProjectDockerfile.CertificateAuthoritiesSecretId, authorities);

        if (GitRepository.Find(Path.GetFullPath(contextFolder)) is { } repository)
        {
            AddLabel(needs, "revision", repository.Revision);
            AddLabel(needs, "source", repository.Source);
        }

        // Any other time of creation would make each build another image.
        if (long.TryParse(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"), NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) && epoch <= LastSecond)
        {
            AddLabel(needs, "created", DateTimeOffset.FromUnixTimeSeconds(epoch).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        }

        return needs;
    }

    private static void AddSecret(ImageBuildOptions needs, string id, string? value)
    {
        if (value is not null)
        {
            needs.Secrets.Add(BuildSecret.FromValue(id, value));
        }
    }

    private static void AddLabel(ImageBuildOptions needs, string name, string? value)
    {
        if (value is not null)
        {
            needs.Labels["org.opencontainers.image." + name] = value;
        }
    }
}
