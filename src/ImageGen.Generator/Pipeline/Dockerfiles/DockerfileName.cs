using ImageGen.Generator.Models;
using ImageGen.Generator.Pipeline.Resolution;
using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Pipeline.Dockerfiles;

/// <summary>The name by which an attribute and a file among the additional ones meet.</summary>
internal static class DockerfileName
{
    /// <summary>The Dockerfile that an attribute names; <see langword="null"/> where it is made at run time, or lies where the compiler does not see it.</summary>
    public static string? Of(ImageAttribute attribute) =>
        attribute.Dockerfile == ImageAttribute.AutoDockerfile || string.IsNullOrWhiteSpace(attribute.Dockerfile) || ContextText.IsRemote(attribute.Get(AttributeSettings.Context))
            ? null
            : ProjectPath.Normalize(attribute.Dockerfile);

    /// <summary>The name of a file; <see langword="null"/> where the project's folder is not known.</summary>
    public static string? OfFile(string path, string? projectFolder) => projectFolder is null ? null : ProjectPath.RelativeTo(projectFolder, path);
}
