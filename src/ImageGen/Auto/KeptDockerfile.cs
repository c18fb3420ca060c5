using ImageGen.Contexts;
using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Auto;

/// <summary>A generated Dockerfile that was written to a file. It gets what it got before: its first line identifies it.</summary>
internal static class KeptDockerfile
{
    /// <summary>Finds what a Dockerfile of the user needs. Any Dockerfile may copy the program of health checks; the rest is only for one that was generated.</summary>
    /// <param name="text">The text of the Dockerfile.</param>
    /// <param name="contextFolder">The folder of the context.</param>
    /// <param name="options">The options of the build.</param>
    /// <param name="directory">The folder where relative paths start.</param>
    /// <param name="target">The builder.</param>
    /// <param name="cancellationToken">Stops the search for the architectures.</param>
    /// <exception cref="DotNetProjectException">The NuGet configuration of the user or a file with certificates cannot be used.</exception>
    public static async Task<DockerfileNeeds> FindNeedsAsync(string text, string contextFolder, ImageBuildOptions options, string directory, AutoTarget target, CancellationToken cancellationToken)
    {
        var files = await ProbeProgram.FilesForAsync(text, options, target, cancellationToken).ConfigureAwait(false);
        if (!text.StartsWith(ProjectDockerfile.Beginning, StringComparison.Ordinal))
        {
            return new DockerfileNeeds(files, new());
        }

        // No folder of packages outside of the repository can be mounted: an image that needs one is not ejected.
        var configuration = Mounts(text, ProjectDockerfile.NuGetSecretId)
            ? NuGetUserConfiguration.Read(NuGetUserConfiguration.UserFile, Environment.GetEnvironmentVariables(), withoutFolders: true).Text
            : null;
        var authorities = Mounts(text, ProjectDockerfile.CertificateAuthoritiesSecretId)
            ? CertificateAuthorities.Read(options.Auto.CertificateAuthorities, directory, usesBuildKit: true)
            : null;
        return new DockerfileNeeds(files, AutoNeeds.Create(contextFolder, configuration, authorities));
    }

    private static bool Mounts(string text, string secret) => text.Contains($"id={secret},", StringComparison.Ordinal);
}
