using ImageGen.Generator.Models;
using ImageGen.Generator.Pipeline.Resolution;
using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Pipeline.Dockerfiles;

/// <summary>The name that an attribute and an additional file have in common.</summary>
internal static class DockerfileName
{
    /// <summary>Returns the Dockerfile that an attribute names; <see langword="null"/> if it is created at run time, or if the compiler does not see it.</summary>
    public static string? FromAttribute(ImageAttribute attribute) =>
        attribute.Dockerfile == ImageAttribute.AutoDockerfile || string.IsNullOrWhiteSpace(attribute.Dockerfile) || ContextText.IsRemote(attribute.Get(AttributeSettings.Context))
            ? null
            : ProjectPath.Normalize(attribute.Dockerfile);

    /// <summary>Returns the name of a file; <see langword="null"/> if the project's folder is not known.</summary>
    public static string? OfFile(string path, string? projectFolder) => projectFolder is null ? null : ProjectPath.RelativeTo(projectFolder, path);
}
