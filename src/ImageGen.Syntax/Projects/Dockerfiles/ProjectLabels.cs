namespace ImageGen.Projects.Dockerfiles;

/// <summary>The labels of an image that MSBuild knows, by the OCI image specification.</summary>
internal static class ProjectLabels
{
    private const string Prefix = "org.opencontainers.image.";

    public static IEnumerable<(string Key, string Value)> For(ProjectFacts facts) =>
        new[]
        {
            ("title", facts.Title.Length > 0 ? facts.Title : facts.AssemblyName),
            ("version", facts.Version),
            ("description", facts.Description),
            ("authors", facts.Authors),
            ("licenses", facts.License),
        }
            .Where(label => label.Item2.Length > 0)
            .Select(label => (Prefix + label.Item1, label.Item2));
}
