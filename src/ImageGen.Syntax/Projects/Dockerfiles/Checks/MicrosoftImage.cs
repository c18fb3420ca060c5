namespace ImageGen.Projects.Dockerfiles.Checks;

/// <summary>One of Microsoft's images that run programs, in any registry.</summary>
/// <param name="Folder">The registry and the path before the last segment of the repository.</param>
/// <param name="Kind">The last segment: <c>aspnet</c>.</param>
/// <param name="Tag">The tag; empty without one.</param>
internal sealed record MicrosoftImage(string Folder, string Kind, string Tag)
{
    public const string OnlyDependencies = "runtime-deps";
    public const string Runtime = "runtime";
    public const string AspNetCore = "aspnet";

    /// <summary>The version of .NET in the tag; <see langword="null"/> if the tag does not start with one. Tags with a year, such as <c>2026.1</c>, are those of copies.</summary>
    public Version? Version =>
        System.Version.TryParse(Tag.Split('-')[0], out var version) && version.Major < 100 ? new Version(version.Major, version.Minor) : null;

    /// <summary>Reads a reference; <see langword="null"/> if it names another image.</summary>
    public static MicrosoftImage? Find(string reference)
    {
        if (!ImageReference.TryParse(reference, out var image, out _))
        {
            return null;
        }

        var (folder, kind) = Split(image.CanonicalName);
        return kind is OnlyDependencies or Runtime or AspNetCore && Split(folder).Last == "dotnet" ? new MicrosoftImage(folder, kind, image.Tag?.ToString() ?? "") : null;
    }

    private static (string Before, string Last) Split(string name)
    {
        var slash = name.LastIndexOf('/');
        return slash < 0 ? ("", name) : (name.Substring(0, slash), name.Substring(slash + 1));
    }
}
