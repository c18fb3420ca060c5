namespace ImageGen.Building.InProcess.Attestations.Sboms;

/// <summary>Adds the libraries of .NET programs to a document, each once.</summary>
/// <param name="document">The document.</param>
/// <param name="root">The id of the image.</param>
/// <param name="assets">What NuGet knows about the packages; <see langword="null"/> if nothing was published on this machine.</param>
internal sealed class SpdxLibraries(SpdxDocument document, string root, PackageAssets? assets)
{
    private readonly Dictionary<(string Key, string Type), string> _ids = [];

    /// <summary>Whether the image has a program or library of a project.</summary>
    public bool HaveProject => _ids.Keys.Any(library => library.Type == DependencyLibrary.ProjectType);

    /// <param name="file">The libraries.</param>
    /// <param name="path">The path of the file that names them.</param>
    public void Add(DependencyFile file, string path)
    {
        var ids = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var library in file.Libraries)
        {
            if (!_ids.TryGetValue((library.Key, library.Type), out var id))
            {
                _ids.Add((library.Key, library.Type), id = document.Add(PackageOf(library, path)));
                document.Relate(root, "CONTAINS", id);
            }

            ids[library.Key] = id;
        }

        foreach (var library in file.Libraries)
        {
            foreach (var dependency in library.Dependencies)
            {
                if (ids.TryGetValue(dependency, out var id))
                {
                    document.Relate(ids[library.Key], "DEPENDS_ON", id);
                }
            }
        }
    }

    private SpdxPackage PackageOf(DependencyLibrary library, string path) => new(library.Name)
    {
        Version = library.Version,
        Url = library is { IsPackage: true, Version: { } version } ? PackageUrl.FromPackage(library.Name, version) : null,
        Checksum = library.Checksum is { } hash ? ("SHA512", hash) : null,
        License = library.IsPackage ? assets?.FindLicense(library.Key) : null,
        Purpose = library.IsProject ? "APPLICATION" : "LIBRARY",
        FoundIn = path,
    };
}
