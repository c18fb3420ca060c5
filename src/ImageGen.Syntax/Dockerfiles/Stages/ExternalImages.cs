namespace ImageGen.Dockerfiles;

/// <summary>Finds the images that a build takes from registries: those of the stages that the target needs, and no others.</summary>
internal static class ExternalImages
{
    public static IReadOnlyList<string> Of(StageGraph graph, string? target)
    {
        var images = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { "", StageSource.Scratch };
        foreach (var stage in graph.NeededBy(target))
        {
            var bases = graph.Base(stage) is null && graph.BaseName(stage) is { } image ? new[] { image } : [];
            images.AddRange(bases.Concat(graph.ImagesUsedBy(stage)).Where(seen.Add));
        }

        return images;
    }
}
