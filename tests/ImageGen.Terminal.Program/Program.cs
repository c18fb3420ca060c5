using ImageGen;

// Builds the images of two folders of the current one at the same time: TAG. Their base images are only in the engine.
string[] folders = ["shop-api", "shop-worker"];
await new DockerImageGraph(folders.Select(Declare)).BuildAllAsync(new() { Tags = [args[0], "latest"], Pull = false, Progress = BuildProgress.Live });

DeclaredImage Declare(string folder) => new()
{
    Name = folder,
    Factory = () => new DockerImage($"ghcr.io/acme/{folder}", args[0], "Dockerfile") { ProjectDirectory = Path.GetFullPath(folder) },
};
