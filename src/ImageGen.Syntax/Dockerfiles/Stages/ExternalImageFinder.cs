namespace ImageGen.Dockerfiles;

/// <summary>Finds the images that a build pulls: those of the stages that the target needs.</summary>
internal static class ExternalImageFinder
{
    public static IReadOnlyList<string> Find(StageGraph graph, string? target)
    {
        var images = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { "", StageSource.Scratch };
        var triggered = new HashSet<DockerfileStage>();
        foreach (var stage in graph.NeededBy(target))
        {
            var parent = graph.Base(stage);
            var bases = parent is null && graph.BaseName(stage) is { } image ? new[] { image } : [];

            // The triggers of a base name the same images for every stage that is based on it.
            var triggers = parent is not null && triggered.Add(parent) ? graph.TriggersFor(stage) : [];
            images.AddRange(bases.Concat(graph.ImagesUsedBy(triggers.Concat(stage.Instructions))).Where(seen.Add));
        }

        return images;
    }
}
