namespace ImageGen.CommandLine.Running;

/// <summary>The change of an attribute whose image is to use a file instead of an <c>auto</c> Dockerfile.</summary>
internal static class EjectedAttribute
{
    /// <summary>Returns the next step for the user.</summary>
    /// <param name="image">The image.</param>
    /// <param name="dockerfile">The full path of the file.</param>
    /// <param name="cancellationToken">Cancels the evaluation of the project.</param>
    public static async Task<string> DescribeAsync(DeclaredImage image, string dockerfile, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(image.Image.ProjectDirectory ?? DockerImage.FindProjectDirectory());
        List<string> settings = [Setting(nameof(DockerImageAttribute.Dockerfile), folder, dockerfile)];
        if (image.Image.Context is null && await image.Image.FindContextFolderAsync(cancellationToken: cancellationToken).ConfigureAwait(false) is { } context && Relative(folder, context) != ".")
        {
            settings.Add(Setting(nameof(DockerImageAttribute.Context), folder, context));
        }

        return $"Next: write {string.Join(", ", settings)} in the attribute of {image.ClassName}, and remove {nameof(DockerImageAttribute.Project)} and the settings that only 'auto' has. "
            + "Or remove the file and run 'dotnet build -t:ImageGenEject', which changes the attribute itself, and writes an ignore file.";
    }

    private static string Setting(string name, string folder, string path) => $"{name} = \"{Relative(folder, path)}\"";

    private static string Relative(string folder, string path) => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
}
