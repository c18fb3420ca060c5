namespace ImageGen.Images.Graph;

/// <summary>Sorts images so that each follows those that it needs.</summary>
internal static class DependencyOrder
{
    /// <exception cref="ImageBuildException">An image needs itself.</exception>
    public static IReadOnlyList<DeclaredImage> Sort(IEnumerable<DeclaredImage> images, Func<DeclaredImage, IReadOnlyList<DeclaredImage>> dependencies)
    {
        List<DeclaredImage> sorted = [];
        foreach (var image in images)
        {
            Add(image, []);
        }

        return sorted;

        void Add(DeclaredImage image, List<DeclaredImage> path)
        {
            if (path.Contains(image))
            {
                throw new ImageBuildException($"The image {image.Name} needs itself: {string.Join(" → ", path.SkipWhile(each => each != image).Append(image))}. Base one of these images on another one.");
            }

            if (sorted.Contains(image))
            {
                return;
            }

            foreach (var needed in dependencies(image))
            {
                Add(needed, [.. path, image]);
            }

            sorted.Add(image);
        }
    }
}
