using System.IO.Compression;
using ImageGen.BuildKit;
using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Auto;

/// <summary>The program that sends the requests of health checks, for the architectures for which it was built.</summary>
internal static class ProbeProgram
{
    private const string InDockerfile = $"(In your own Dockerfile, it is the COPY from {HealthProbe.ContextFolder}.)";
    private const string ResourcePrefix = "imagegen-probe.";

    /// <summary>Returns the program for each architecture, as a file of the context.</summary>
    /// <exception cref="DotNetProjectException">There is no program for an architecture.</exception>
    public static List<MemoryFile> FilesFor(IEnumerable<string> architectures) =>
        [.. architectures.Select(architecture => new MemoryFile(HealthProbe.Path(architecture), Read(architecture)) { IsExecutable = true })];

    /// <summary>Returns the programs if a Dockerfile copies them, as one does that was generated and then saved.</summary>
    public static async Task<IReadOnlyList<MemoryFile>> FilesForAsync(string dockerfile, ImageBuildOptions options, AutoTarget target, CancellationToken cancellationToken) =>
        dockerfile.Contains(HealthProbe.ContextFolder + "/", StringComparison.Ordinal)
            ? FilesFor(await target.FindArchitecturesAsync(options, cancellationToken).ConfigureAwait(false))
            : [];

    private static byte[] Read(string architecture)
    {
        var assembly = typeof(ProbeProgram).Assembly;
        using var compressed = assembly.GetManifestResourceStream($"{ResourcePrefix}{architecture}.gz")
            ?? throw new DotNetProjectException(Missing(architecture, isPacked: assembly.GetManifestResourceNames().Any(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))));
        using var content = new GZipStream(compressed, CompressionMode.Decompress);
        using var program = new MemoryStream();
        content.CopyTo(program);
        return program.ToArray();
    }

    private static string Missing(string architecture, bool isPacked) => isPacked
        ? $"{HealthProbe.MissingFor(architecture)} {InDockerfile}"
        : $"This build of ImageGen has no program for health checks, because './build.sh pack' did not create it. Use the package, or remove {nameof(AutoDockerfileOptions.HealthCheck)}. {InDockerfile}";
}
