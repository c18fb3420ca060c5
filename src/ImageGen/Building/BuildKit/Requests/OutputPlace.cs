namespace ImageGen.Building.BuildKit.Requests;

/// <summary>The destination of an output. It is checked before the build starts.</summary>
internal static class OutputPlace
{
    /// <summary>Gets the full path of an output.</summary>
    /// <exception cref="ImageBuildException">The output is a file and a folder of this name exists, or the reverse.</exception>
    public static string Resolve(string path, BuildRequest request, bool isFolder)
    {
        var full = Path.GetFullPath(path, request.ProjectDirectory);
        if (isFolder ? !File.Exists(full) : !Directory.Exists(full))
        {
            return full;
        }

        var (wanted, found) = isFolder ? ("folder", "file") : ("file", "folder");
        throw new ImageBuildException(
            $"The output '{full}' must be a {wanted}, and a {found} of this name exists. The build was not started. Set another {wanted} in {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Outputs)}, or remove the {found}.");
    }
}
