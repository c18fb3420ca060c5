using ImageGen;
using ImageGen.Progress;

/// <summary>Three images of a folder: two are based on the third.</summary>
internal static class Graph
{
    private const string Tag = "benchmark";

    public static async Task BuildAsync(string folder, string prefix, IProgress<BuildEvent> progress)
    {
        var root = Declare("base");
        var api = Declare("api", root);
        var worker = Declare("worker", root);
        _ = await new DockerImageGraph([root, api, worker]).BuildAllAsync(new() { Progress = progress, Retry = RetryOptions.None });

        DeclaredImage Declare(string name, params DeclaredImage[] needed)
        {
            var image = new DockerImage($"{prefix}/{name}", Tag, name + ".Dockerfile")
            {
                ProjectDirectory = folder,
                Dependencies = [.. needed.Select(each => new ImageDependency { Name = $"{prefix}/{each.Name}:{Tag}", Factory = () => each.Image })],
            };
            return new DeclaredImage { Name = name, Factory = () => image };
        }
    }
}
