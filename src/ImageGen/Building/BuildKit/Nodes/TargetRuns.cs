using ImageGen.Auto;
using ImageGen.Building.Failures;
using ImageGen.Building.Requests;
using ImageGen.Building.Steps;
using ImageGen.Progress;

namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>The steps of a build that run on the platform of the image, and therefore need a node that runs the platform's programs.</summary>
internal sealed class TargetRuns
{
    private readonly BuildRequest _request;
    private readonly SortedList<string, string?> _arguments;
    private readonly IReadOnlySet<string> _contexts;

    public TargetRuns(BuildRequest request)
    {
        _request = request;
        _arguments = BuildArgumentValues.FromRequest(request);
        _contexts = ContextNames.FindAll(request.Options);
    }

    /// <summary>Returns the first step that may run on a platform.</summary>
    /// <param name="platform">The platform of the image.</param>
    /// <param name="node">The platform of the node.</param>
    /// <returns><see langword="null"/> if no step does, or if only the daemon can read the Dockerfile or its frontend: it then reports the step that fails.</returns>
    public DockerfileInstruction? Find(Platform platform, Platform node) =>
        _request.Dockerfile is { } dockerfile && dockerfile.Errors.Count == 0 && DockerFrontend.Reads(dockerfile, _request.Options)
            ? dockerfile.FindTargetRun(platform, node, _arguments, _request.Options.Target, stage => _contexts.Contains(stage.BuilderName))
            : null;

    /// <summary>Creates the exception for a step that needs a node that cannot be reached.</summary>
    /// <param name="run">The step.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="nodes">The nodes, one in each line.</param>
    public ImageBuildException Refuse(DockerfileInstruction run, Platform platform, string nodes) =>
        new BuildFailures(_request, new DockerfileSteps(_request.Dockerfile)).Foreseen(
            new BuildFailure(FailureReason.Other, Problem(platform), $"The nodes are:{nodes}\n{WaysOut(run, platform)}") { Instruction = run });

    /// <summary>Creates the warning for a step that only an emulator can run that no node reports.</summary>
    /// <param name="run">The step.</param>
    /// <param name="platform">The platform.</param>
    public BuildWarning Warn(DockerfileInstruction run, Platform platform) =>
        new(Problem(platform), _request.Context.DockerfilePath, run.Line) { Detail = WaysOut(run, platform) };

    private static string Problem(Platform platform) => $"this step runs on {platform}, and no BuildKit node reports that it runs programs for {platform}.";

    private string WaysOut(DockerfileInstruction run, Platform platform) =>
        $"If a node has an emulator that it does not report, such as buildkit-qemu-* of the image moby/buildkit, list all platforms of the node in {nameof(BuildKitNode)}.{nameof(BuildKitNode.Platforms)}. "
        + $"Otherwise, install an emulator on a node (docker run --privileged --rm tonistiigi/binfmt --install {platform.Architecture}), or add a node for {platform} to {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.BuildKit)}. {ChangeOf(run)}";

    private string ChangeOf(DockerfileInstruction run) =>
        _request.Context.DockerfilePath != AutoDefinition.DisplayPath
            ? "If the result of the stage does not depend on the platform, start the stage with FROM --platform=$BUILDPLATFORM, and the step runs on the platform of the node."
        : run.Index > _request.Dockerfile!.Stages[^1].From.Index
            ? $"Without {nameof(AutoDockerfileOptions.Packages)}, the image needs no such step."
            : "Without native code (PublishAot), the image needs no such step.";
}
