using System.Text;
using ImageGen.Tasks.Ejection;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace ImageGen.Tasks;

/// <summary>Writes <c>auto</c> Dockerfiles to files, and changes the attributes so that their images use the files. All images are checked before anything is written.</summary>
public sealed class EjectDockerfiles : Task
{
    /// <summary>The sources in which the generator describes the images.</summary>
    public string[] Descriptions { get; set; } = [];

    /// <summary>The folder of the project.</summary>
    [Required]
    public string Directory { get; set; } = "";

    /// <summary>The class to eject. Default: all.</summary>
    public string? Class { get; set; }

    /// <inheritdoc />
    public override bool Execute()
    {
        var images = EjectedImage.Read(Descriptions.SelectMany(File.ReadLines), out var found);
        if (images.Count == 0)
        {
            Log.LogError(found.Count == 0
                ? "No class of this project has an image with Dockerfile = \"auto\", so there is nothing to eject."
                : $"There is no class '{Class}' with Dockerfile = \"auto\". Set ImageGenEjectClass to one of: {string.Join(", ", found)}.");
            return false;
        }

        var files = images.Where(image => image.Obstacle is null)
            .SelectMany(image => new[] { (Path: At(image.Dockerfile), image.Text), (Path: At(image.IgnoreFile), Text: image.IgnoreText) })
            .ToList();
        var sources = new Dictionary<string, EditedSource>(StringComparer.Ordinal);
        Check(images, found, sources);
        foreach (var (path, text) in files.Where(file => File.Exists(file.Path) && File.ReadAllText(file.Path) != file.Text))
        {
            Log.LogError($"The file '{path}' exists with another content. Rename or remove it, and eject again.");
        }

        if (Log.HasLoggedErrors)
        {
            return false;
        }

        foreach (var (path, text) in files)
        {
            File.WriteAllText(path, text);
            Log.LogMessage(MessageImportance.High, "Wrote " + path);
        }

        foreach (var image in images.OrderByDescending(image => image.Start))
        {
            sources[At(image.Source)].Replace(image);
        }

        foreach (var source in sources)
        {
            source.Value.Write();
            Log.LogMessage(MessageImportance.High, "Changed " + source.Key);
        }

        Log.LogMessage(MessageImportance.High, "Next: review the files and commit them. The next build reads the Dockerfile, so its arguments and stages are members of the class. Options in 'Auto' have no effect on these images.");
        return true;
    }

    private void Check(List<EjectedImage> images, List<string> found, Dictionary<string, EditedSource> sources)
    {
        foreach (var image in images)
        {
            if (image.Obstacle is { } obstacle)
            {
                Log.LogError($"The Dockerfile of '{image.Class}' cannot become a file: {obstacle}{(found.Count > 1 ? " To eject another image alone, set ImageGenEjectClass to its class." : "")}");
                continue;
            }

            try
            {
                var path = At(image.Source);
                if (!sources.TryGetValue(path, out var source))
                {
                    sources[path] = source = EditedSource.Read(path);
                }

                if (!source.Has(image))
                {
                    Log.LogError($"The attribute of '{image.Class}' in '{path}' changed during the build, or the file is generated. Eject again.");
                }
            }
            catch (Exception error) when (error is DecoderFallbackException or IOException or UnauthorizedAccessException)
            {
                Log.LogError($"The file '{image.Source}' with the attribute of '{image.Class}' cannot be read: {error.Message} Save it as UTF-8, and eject again.");
            }
        }
    }

    private string At(string path) => Path.GetFullPath(Path.Combine(Directory, path));
}
