namespace ImageGen.CommandLine.Running;

/// <summary>The file to which the Dockerfile of an image is written.</summary>
/// <param name="Image">The image.</param>
/// <param name="Path">The full path; <see langword="null"/> for standard output.</param>
internal sealed record EjectedPath(DeclaredImage Image, string? Path)
{
    /// <summary>Chooses the files.</summary>
    /// <param name="images">The images.</param>
    /// <param name="output">The value of the option; <see langword="null"/> if it is not given.</param>
    /// <exception cref="CommandLineException">Several images have one file.</exception>
    public static List<EjectedPath> Choose(IReadOnlyList<DeclaredImage> images, string? output)
    {
        var isFolder = output is not null && (System.IO.Path.EndsInDirectorySeparator(output) || Directory.Exists(output));
        if (output is not null && !isFolder && images.Count > 1)
        {
            throw new CommandLineException($"--output {output} is one file, and the command is for {images.Count} images. Name one image, or an existing folder.");
        }

        return output switch
        {
            "-" => [new EjectedPath(images[0], null)],
            null => [.. images.Select(image => new EjectedPath(image, System.IO.Path.GetFullPath(FileName(image), image.Image.ProjectDirectory ?? DockerImage.FindProjectDirectory())))],
            _ when isFolder => [.. images.Select(image => new EjectedPath(image, System.IO.Path.GetFullPath(FileName(image), System.IO.Path.GetFullPath(output))))],
            _ => [new EjectedPath(images[0], System.IO.Path.GetFullPath(output))],
        };
    }

    /// <exception cref="CommandLineException">The file cannot be written.</exception>
    public static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllTextAsync(path, text, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandLineException($"The file '{path}' cannot be written: {e.Message} Create its folder, or name another file with --output.");
        }
    }

    private static string FileName(DeclaredImage image) => image.ClassName + ".Dockerfile";
}
