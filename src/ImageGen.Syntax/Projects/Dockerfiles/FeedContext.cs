namespace ImageGen.Projects.Dockerfiles;

/// <summary>A folder with packages that the restore reads as a named context.</summary>
/// <param name="Name">The name of the context.</param>
/// <param name="Folder">The absolute path of the folder on this machine.</param>
/// <param name="Target">Its path in the container: the one that NuGet finds there.</param>
public sealed record FeedContext(string Name, string Folder, string Target)
{
    /// <summary>The folder of the sources in the container.</summary>
    internal const string Sources = "/source";

    /// <exception cref="ProjectDockerfileException">No path in a Linux container can be that of the folder.</exception>
    internal static FeedContext Create(OuterFeed feed, string context, int index)
    {
        var written = feed.Value.Replace('\\', '/');
        if (written.Length > 1 && written[1] == ':')
        {
            throw new ProjectDockerfileException($"The package source '{feed.Value}' in '{feed.File}' is a Windows path, which a Linux container does not have. Write a relative path, such as '../packages'.");
        }

        var folder = FilePath.FolderOf(feed.File);
        // A file above the context is not in the container. Its sources are those of the user.
        var inContainer = FilePath.IsWithin(folder, context) ? FilePath.Combine(Sources, FilePath.Relative(context, folder)) : Sources;
        return new FeedContext("feed-" + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), FilePath.Combine(folder, written), FilePath.Combine(inContainer, written));
    }
}
