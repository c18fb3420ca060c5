namespace ImageGen.Building.BuildKit.Requests;

/// <summary>Where an output goes. It is looked at before any time is spent on the build.</summary>
internal static class OutputPlace
{
    /// <summary>The full path of an output.</summary>
    /// <exception cref="ImageBuildException">A file is to be where there is a folder, or a folder where there is a file.</exception>
    public static string Of(string path, BuildRequest request, bool isFolder)
    {
        var full = Path.GetFullPath(path, request.ProjectDirectory);
        if (isFolder ? !File.Exists(full) : !Directory.Exists(full))
        {
            return full;
        }

        var (wanted, found) = isFolder ? ("folder", "file") : ("file", "folder");
        throw new ImageBuildException(
            $"The output '{full}' is to be a {wanted}, and there is a {found} of this name. Name another {wanted} in {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Outputs)}, or take the {found} away. Nothing was sent to the engine.");
    }
}
