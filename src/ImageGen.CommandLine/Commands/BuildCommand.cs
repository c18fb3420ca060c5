using System.CommandLine;
using ImageGen.CommandLine.Flags;
using ImageGen.CommandLine.Reporting;
using ImageGen.CommandLine.Running;

namespace ImageGen.CommandLine.Commands;

/// <summary><c>build</c>: builds images.</summary>
internal sealed class BuildCommand : BuildingCommand
{
    private readonly Option<bool> _push = new("--push") { Description = "Push the images after the build, as 'push' does." };

    public BuildCommand(IReadOnlyList<DeclaredImage> images)
        : base("build", "Build images.", new BuildFlags(images))
    {
        Flags.AddTo(this);
        Options.Insert(0, _push);
        SetAction((result, cancellationToken) => BuildRun.RunAsync(Flags, result, result.GetValue(_push), cancellationToken));
    }

    protected override IReadOnlyList<(string Line, string Text)> Examples { get; } =
    [
        ("", "Build all images."),
        ("--tag 1.4.0 --tag latest", "Build all images with two tags."),
        ("IMAGE --platform linux/amd64,linux/arm64 --push", "Build one image for two platforms, and push it."),
        ("IMAGE --output out", "Write the files of an image to a folder."),
        ("--dry-run", "Show what would be built."),
    ];
}
