using ImageGen.Building.Failures;
using ImageGen.Building.InProcess.Stages;
using ImageGen.Building.Options;
using ImageGen.Building.Requests;
using ImageGen.Building.Steps;
using ImageGen.Dockerfiles;

namespace ImageGen.Building.InProcess;

/// <summary>What a build in this process cannot do. It is checked before anything is fetched.</summary>
internal static class InProcessLimits
{
    /// <summary>The advice for something that needs an engine.</summary>
    public const string NeedsEngine = $"Start an engine (Docker or Podman) or name a BuildKit node, and do not set {nameof(ImageBuildOptions.Builder)} to {nameof(ImageBuilder)}.{nameof(ImageBuilder.InProcess)}.";

    /// <exception cref="ImageBuildException">The build needs an engine, or the Dockerfile is not valid.</exception>
    public static void Check(BuildRequest request)
    {
        RequireOptions(request);
        if (request.Context.RemoteUrl is not null || request.Dockerfile is null)
        {
            throw new ImageBuildException(
                $"A build in this process reads the Dockerfile and the context itself, and {(request.Context.RemoteUrl is null ? "the Dockerfile is in an archive" : "an engine fetches this context")}. Use a folder as the context, or set {nameof(ImageBuildOptions.DockerfileText)}. {NeedsEngine}");
        }

        if (InProcessPlatforms.Of(request.Options).FirstOrDefault(platform => platform.OperatingSystem != "linux") is { } other)
        {
            throw new ImageBuildException($"A build in this process makes images for linux only, and {other} is requested. {NeedsEngine}");
        }
    }

    /// <summary>Refuses what the stages of the target need an engine for.</summary>
    /// <param name="request">The build.</param>
    /// <param name="plan">The stages.</param>
    /// <exception cref="ImageBuildException">An instruction needs an engine, or is not valid.</exception>
    public static void Check(BuildRequest request, DockerfilePlan plan)
    {
        var dockerfile = request.Dockerfile!;
        var failures = new BuildFailures(request, new DockerfileSteps(dockerfile));
        if (!DockerFrontend.Reads(dockerfile, request.Options))
        {
            throw new ImageBuildException($"The Dockerfile names the frontend '{dockerfile.SyntaxDirective?.Value}', which only BuildKit runs. Remove the line '# syntax=', or set {nameof(ImageBuildOptions.UseBuiltInFrontend)} to true. {NeedsEngine}");
        }

        if (dockerfile.ErrorsFor(BuildArgumentValues.FromRequest(request), request.Options.Target) is [var error, ..])
        {
            throw failures.Foreseen(new BuildFailure(FailureReason.Syntax, error.Message, "Fix the instruction.") { Instruction = dockerfile.InstructionAt(error.Line), Line = error.Line });
        }

        foreach (var instruction in plan.Stages.SelectMany(stage => stage.Instructions))
        {
            if (Refuse(instruction) is { } what)
            {
                var next = request.Context.PublishedProject is null ? NeedsEngine : $"Set {nameof(ImageBuildOptions.Auto)}.{nameof(AutoDockerfileOptions.PublishOn)} to {nameof(PublishLocation)}.{nameof(PublishLocation.Host)}. {NeedsEngine}";
                throw failures.Foreseen(new BuildFailure(FailureReason.Other, what, next) { Instruction = instruction });
            }
        }
    }

    private static string? Refuse(DockerfileInstruction instruction) => instruction.Keyword switch
    {
        "RUN" => "this step runs a command, which needs an engine.",
        "ADD" when instruction.Words.SkipLast(1).Any(word => EvaluatedInstruction.KindOf(word.Text) is DockerfileSourceKind.Git) => "this step clones a Git repository, which needs an engine.",
        _ => null,
    };

    private static void RequireOptions(BuildRequest request)
    {
        string[] asked = [.. BuildOptionTable.All.Where(option => option.NeedsEngine && option.IsAskedIn(request.Options)).Select(option => option.Name)];
        if (asked.Length > 0)
        {
            throw new ImageBuildException($"A build in this process does not support {string.Join(", ", asked)}. Remove the option. {NeedsEngine}");
        }

        if (request.Options.NamedContexts.FirstOrDefault(context => context.Value is NamedContext.Url) is { Key: { } name, Value: { } url })
        {
            throw new ImageBuildException($"A build in this process cannot fetch the named context '{name}' from '{url}'. Use a folder, an image or an OCI layout. {NeedsEngine}");
        }

        if (request.Options is { Sbom: true, SbomGenerator: { } generator })
        {
            throw new ImageBuildException($"A build in this process creates the bill of materials itself, and cannot run the image '{generator}' that {nameof(ImageBuildOptions.SbomGenerator)} names. Remove the option. {NeedsEngine}");
        }
    }
}
