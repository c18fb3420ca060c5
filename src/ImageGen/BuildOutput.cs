using System.Collections.Immutable;

namespace ImageGen;

/// <summary>What a build makes, and where it goes. BuildKit only.</summary>
public abstract record BuildOutput
{
    private BuildOutput()
    {
    }

    /// <summary>Further attributes for BuildKit's exporter, in its own terms: <c>compression</c> = <c>zstd</c>, <c>oci-mediatypes</c> = <c>true</c>.</summary>
    public ImmutableSortedDictionary<string, string> Attributes { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>An image in the store of the engine, or of the BuildKit node; the default.</summary>
    /// <param name="push">Whether the builder also pushes it, under each of its references. An engine needs the containerd image store for it; a node does not.</param>
    public static BuildOutput Image(bool push = false) => new ToImage(push);

    /// <summary>An image in the store of a Docker engine, which it is sent to by way of this machine; for what is built elsewhere, on a BuildKit node. One platform.</summary>
    /// <param name="engine">The engine. Default: <see cref="EngineEndpoint.Default"/>.</param>
    public static BuildOutput DockerEngine(EngineEndpoint? engine = null) => new ToEngine(engine);

    /// <summary>A folder in the OCI image layout. Where it exists, its index then names this image alone; the blobs of those before stay in it until somebody removes them.</summary>
    public static BuildOutput OciLayout(string path) => new ToFile(FileKind.OciLayout, Required(path));

    /// <summary>The OCI image layout as a tar archive.</summary>
    public static BuildOutput OciArchive(string path) => new ToFile(FileKind.OciArchive, Required(path));

    /// <summary>An archive for <c>docker load</c>.</summary>
    public static BuildOutput DockerArchive(string path) => new ToFile(FileKind.DockerArchive, Required(path));

    /// <summary>
    /// The files of the resulting stage, in a folder; what is in it already stays unless it has the same name. Everything belongs to this
    /// user. A folder inside the build context is not sent as a part of it.
    /// </summary>
    /// <param name="path">The folder; a relative path starts at the project's folder.</param>
    /// <param name="keepPrivileges">
    /// Whether devices are made, and setuid and setgid bits kept. Default: a device ends the build, and the bits are removed with a
    /// <see cref="BuildWarning"/>. Both give whoever wrote the image rights on this machine, all of them where this program runs as root.
    /// </param>
    public static BuildOutput Directory(string path, bool keepPrivileges = false) => new ToDirectory(Required(path), keepPrivileges);

    /// <summary>The files of the resulting stage, as a tar archive.</summary>
    public static BuildOutput Tar(string path) => new ToFile(FileKind.Tar, Required(path));

    /// <summary>Nothing: the build runs, and fills the cache.</summary>
    public static BuildOutput CacheOnly { get; } = new ToCache();

    private static string Required(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return path;
    }

    internal enum FileKind
    {
        OciLayout,
        OciArchive,
        DockerArchive,
        Tar,
    }

    internal sealed record ToImage(bool Push) : BuildOutput;

    internal sealed record ToEngine(EngineEndpoint? Endpoint) : BuildOutput;

    /// <summary>An archive that the builder sends over; relative paths start at the project's folder.</summary>
    internal sealed record ToFile(FileKind Kind, string Path) : BuildOutput;

    internal sealed record ToDirectory(string Path, bool KeepPrivileges) : BuildOutput;

    internal sealed record ToCache : BuildOutput;
}
