namespace ImageGen.Generator.Models;

/// <summary>Which images of a program are built from which: by the names in their Dockerfiles, and by <c>BaseImage = typeof(…)</c>.</summary>
internal static class ProgramDependencies
{
    /// <summary>Finds the images that an image needs.</summary>
    /// <returns>The name in the Dockerfile, and the class in C# source.</returns>
    public static IEnumerable<(string Name, string TypeName)> Of(DeclaredModel image, EquatableArray<DeclaredModel> all)
    {
        if (image is { BaseClass: { } type, BaseName: { } name })
        {
            yield return (name, type);
        }

        foreach (var used in image.UsedImages)
        {
            if (ImageReference.TryParse(used, out var reference) && all.FirstOrDefault(each => each != image && IsNamed(each, reference)) is { } found)
            {
                yield return (used, found.TypeName);
            }
        }
    }

    /// <summary>Finds an image that needs itself.</summary>
    /// <returns>The classes from one to itself again; <see langword="null"/> if there is no such image.</returns>
    public static IReadOnlyList<DeclaredModel>? FindCycle(EquatableArray<DeclaredModel> all)
    {
        var byType = all.ToDictionary(static image => image.TypeName, StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        return all.Select(image => Search(image, [])).FirstOrDefault(static cycle => cycle is not null);

        IReadOnlyList<DeclaredModel>? Search(DeclaredModel image, List<DeclaredModel> path)
        {
            if (path.Contains(image))
            {
                return [.. path.SkipWhile(each => each != image), image];
            }

            if (!done.Add(image.TypeName) && path.Count == 0)
            {
                return null;
            }

            return Of(image, all)
                .Where(needed => byType.ContainsKey(needed.TypeName))
                .Select(needed => Search(byType[needed.TypeName], [.. path, image]))
                .FirstOrDefault(static cycle => cycle is not null);
        }
    }

    /// <summary>Whether a reference names an image as a build gives it: another tag than that of the attribute is another image, which is pulled.</summary>
    private static bool IsNamed(DeclaredModel image, ImageReference reference) =>
        reference.Digest is null
        && ImageReference.TryParse(image.ImageName, out var name)
        && reference.WithoutTag().ToCanonicalString() == name.WithoutTag().ToCanonicalString()
        && (reference.Tag is null || reference.Tag.ToString() == image.Tag);
}
