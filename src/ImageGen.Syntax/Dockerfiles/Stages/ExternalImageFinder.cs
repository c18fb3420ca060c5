namespace ImageGen.Dockerfiles;

/// <summary>Finds the images that a build takes from registries: those of the stages that the target needs, and no others.</summary>
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

            // What a base keeps names the same images for every stage that is built on it.
            var triggers = parent is not null && triggered.Add(parent) ? graph.TriggersFor(stage) : [];
            images.AddRange(bases.Concat(graph.ImagesUsedBy(triggers.Concat(stage.Instructions))).Where(seen.Add));
        }

        return images;
    }
}
