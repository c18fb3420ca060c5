using ImageGen.Generator.Pipeline;

namespace ImageGen.Generator.Ejection;

/// <summary>Names the files of ejected Dockerfiles: <c>Dockerfile</c>, or <c>Class.Dockerfile</c> if that name is taken.</summary>
internal static class EjectedNames
{
    private const string Usual = "Dockerfile";

    /// <param name="image">The image.</param>
    /// <param name="ejected">All images that are ejected.</param>
    /// <param name="files">The files that exist.</param>
    public static string Choose(EjectableImage image, IReadOnlyList<EjectableImage> ejected, AdditionalFileIndex files)
    {
        if (ejected.Count == 1 && !files.Contains(Usual))
        {
            return Usual;
        }

        var isUnique = ejected.Count(other => string.Equals(other.Class.Name, image.Class.Name, StringComparison.OrdinalIgnoreCase)) == 1;
        return (isUnique ? image.Class.Name : image.Class.FullName.Replace('+', '.')) + "." + Usual;
    }
}
