using System.Collections.Immutable;

namespace ImageGen;

/// <summary>An output of a build: the form and the destination of the result. BuildKit and builds in process only.</summary>
public abstract record BuildOutput
{
    private BuildOutput()
    {
    }

    /// <summary>Additional attributes of the exporter, as BuildKit documents them: <c>compression</c> = <c>zstd</c>, <c>oci-mediatypes</c> = <c>true</c>. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> Attributes { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Creates the default output: an image in the store of the engine or of the BuildKit node.</summary>
    /// <param name="push">Whether the builder also pushes the image, under each of its references. An engine needs the containerd image store for that; a node does not.</param>
    public static BuildOutput Image(bool push = false) => new ToImage(push);

    /// <summary>Creates an output that loads the image into a Docker engine, for builds on BuildKit nodes. The image is sent through this machine and has one platform.</summary>
    /// <param name="engine">The engine. Default: <see cref="EngineEndpoint.Default"/>.</param>
    public static BuildOutput DockerEngine(EngineEndpoint? engine = null) => new ToEngine(engine);

    /// <summary>Creates an output to a folder in the OCI image layout. The index of an existing folder then lists this image only; the blobs of earlier images stay until you remove them.</summary>
    public static BuildOutput OciLayout(string path) => new ToFile(FileKind.OciLayout, Required(path));

    /// <summary>Creates an output to a tar archive with the OCI image layout.</summary>
    public static BuildOutput OciArchive(string path) => new ToFile(FileKind.OciArchive, Required(path));

    /// <summary>Creates an output to an archive for <c>docker load</c>.</summary>
    public static BuildOutput DockerArchive(string path) => new ToFile(FileKind.DockerArchive, Required(path));

    /// <summary>
    /// Creates an output of the target's files to a folder. Existing files stay unless they have the same name. The current user owns
    /// all files. If the folder is inside the build context, it is not sent with the context.
    /// </summary>
    /// <param name="path">The folder; a relative path starts at the project's folder.</param>
    /// <param name="keepPrivileges">
    /// Whether devices are created, and setuid and setgid bits kept. Default: a device fails the build, and the bits are removed with a
    /// <see cref="Progress.BuildWarning"/>. Both give the author of the image rights on this machine, and all rights if this program runs as root.
    /// </param>
    public static BuildOutput Directory(string path, bool keepPrivileges = false) => new ToDirectory(Required(path), keepPrivileges);

    /// <summary>Creates an output of the target's files to a tar archive.</summary>
    public static BuildOutput Tar(string path) => new ToFile(FileKind.Tar, Required(path));

    /// <summary>An output without a result: the build only fills the cache.</summary>
    public static BuildOutput CacheOnly { get; } = new ToCache();

    /// <summary>Returns the output in the form of <c>docker build --output</c>, without <see cref="Attributes"/>: <c>type=oci,dest=image.tar</c>.</summary>
    public sealed override string ToString() => this switch
    {
        ToImage image => image.Push ? "type=image,push=true" : "type=image",
        ToEngine => "type=docker",
        ToFile { Kind: FileKind.OciLayout } folder => $"type=oci,tar=false,dest={folder.Path}",
        ToFile { Kind: FileKind.OciArchive } file => $"type=oci,dest={file.Path}",
        ToFile { Kind: FileKind.DockerArchive } file => $"type=docker,dest={file.Path}",
        ToFile file => $"type=tar,dest={file.Path}",
        ToDirectory folder => $"type=local,dest={folder.Path}",
        _ => "type=cacheonly",
    };

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

    /// <summary>An archive that the builder sends. A relative path starts at the project's folder.</summary>
    internal sealed record ToFile(FileKind Kind, string Path) : BuildOutput;

    internal sealed record ToDirectory(string Path, bool KeepPrivileges) : BuildOutput;

    internal sealed record ToCache : BuildOutput;
}
