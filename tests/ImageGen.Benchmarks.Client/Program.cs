using ImageGen;

// Builds the image of a folder, and pushes it with the last argument: FOLDER BUILDER NAME [STATUS [push]]. What the kernel says of this process at its end goes to the file STATUS, as it
// is: what is measured is a build, and not what a program makes of it. IMAGEGEN_PROGRESS names what the program shows of it; by default nothing.
// 'graph FOLDER NAME' builds base, api and worker of the folder, of which the last two are based on the first.
var progress = BuildProgress.FromName(Environment.GetEnvironmentVariable("IMAGEGEN_PROGRESS") ?? "quiet");
if (args is ["graph", var folder, var prefix])
{
    await Graph.BuildAsync(folder, prefix, progress);
    return;
}

var image = new DockerImage(args[2], "benchmark", "Dockerfile") { ProjectDirectory = args[0] };
ImageBuildOptions options = new()
{
    Builder = Enum.Parse<ImageBuilder>(args[1]),
    Progress = progress,
    Retry = RetryOptions.None,
};
if (args is [.., "push"])
{
    await image.BuildAndPushAsync(options, new() { Progress = progress });
}
else
{
    await image.BuildAsync(options);
}

if (args.Length > 3)
{
    File.Copy("/proc/self/status", args[3], overwrite: true);
}
