namespace ImageGen.Projects.Dockerfiles;

/// <summary>A folder with packages of this machine, outside of the repository, that the restore in the container reads.</summary>
/// <param name="Folder">The absolute path of the folder on this machine.</param>
/// <param name="PathInContext">The path at which it is sent in the context.</param>
/// <param name="Target">Its path in the container: the one that NuGet finds there.</param>
public sealed record FeedFolder(string Folder, string PathInContext, string Target)
{
    /// <summary>The folder of the sources in the container.</summary>
    internal const string Sources = "/source";

    /// <summary>Creates the feed of a source in the NuGet configuration of the user.</summary>
    /// <param name="folder">The absolute path of the folder on this machine.</param>
    /// <param name="index">The position among these feeds.</param>
    public static FeedFolder OfUser(string folder, int index) => new(folder, ".imagegen/user-feeds/" + Number(index), "/imagegen/feeds/" + Number(index));

    /// <exception cref="ProjectDockerfileException">No path in a Linux container can be that of the folder.</exception>
    internal static FeedFolder Create(OuterFeed feed, string context, int index)
    {
        var written = feed.Value.Replace('\\', '/');
        if (written.Length > 1 && written[1] == ':')
        {
            throw new ProjectDockerfileException($"The package source '{feed.Value}' in '{feed.File}' is a Windows path, which a Linux container does not have. Write a relative path, such as '../packages'.");
        }

        var folder = FilePath.FolderOf(feed.File);
        // A file above the context is not in the container. Its sources are those of the user.
        var inContainer = FilePath.IsWithin(folder, context) ? FilePath.Combine(Sources, FilePath.Relative(context, folder)) : Sources;
        return new FeedFolder(FilePath.Combine(folder, written), ".imagegen/feeds/" + Number(index), FilePath.Combine(inContainer, written));
    }

    private static string Number(int index) => (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
