using ImageGen;

if (args is ["auto", var project, var reference, var location, var registry, var network])
{
    // Builds the image of a project and pushes it.
    var colon = reference.LastIndexOf(':');
    var auto = new DockerImage(reference[..colon], reference[(colon + 1)..], "auto") { ProjectDirectory = project };
    var built = await auto.BuildAsync(new()
    {
        Auto = new() { BaseRegistry = registry, PublishOn = Enum.Parse<PublishLocation>(location) },
        Network = network,
        Progress = BuildProgress.None,
    });
    _ = await built.PushAsync(new() { Progress = BuildProgress.None });
    return;
}

// Builds the image of a folder: FOLDER BUILDER NAME [STATUS]. What the kernel says of this process at its end goes to the file STATUS, as it
// is: what is measured is a build, and not what a program makes of it.
var image = new DockerImage(args[2], "benchmark", "Dockerfile") { ProjectDirectory = args[0] };
await image.BuildAsync(new()
{
    Builder = Enum.Parse<ImageBuilder>(args[1]),
    Progress = BuildProgress.None,
    Retry = RetryOptions.None,
});

if (args.Length > 3)
{
    File.Copy("/proc/self/status", args[3], overwrite: true);
}
