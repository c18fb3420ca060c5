using System.CommandLine;
using ImageGen.CommandLine.Flags;
using ImageGen.CommandLine.Running;

namespace ImageGen.CommandLine.Commands;

/// <summary><c>push</c>: builds and pushes images, or only pushes what an engine has.</summary>
internal sealed class PushCommand : BuildingCommand
{
    private readonly Option<bool> _noBuild = new("--no-build") { Description = "Push what the engine has under these tags. Nothing is built." };

    public PushCommand(IReadOnlyList<DeclaredImage> images)
        : base("push", "Build images and push them to their registries.", new BuildFlags(images))
    {
        Flags.AddTo(this);
        Options.Insert(0, _noBuild);
        SetAction((result, cancellationToken) => result.GetValue(_noBuild)
            ? PushRun.RunAsync(Flags, result, cancellationToken)
            : BuildRun.RunAsync(Flags, result, isPushed: true, cancellationToken));
    }

    protected override IReadOnlyList<(string Line, string Text)> Examples { get; } =
    [
        ("--tag 1.4.0", "Build all images and push them with a tag."),
        ("IMAGE --tag 1.4.0 --json", "Push one image, and write its digest as JSON."),
        ("IMAGE --tag 1.4.0 --no-build", "Push an image that was built before."),
    ];
}
