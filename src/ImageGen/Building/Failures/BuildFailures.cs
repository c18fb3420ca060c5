using System.Collections.Immutable;
using System.Text;
using ImageGen.Auto;
using ImageGen.Building.Steps;
using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Building.Failures;

/// <summary>Creates the exception with the reason from the error that an engine reports.</summary>
internal sealed class BuildFailures(string dockerfilePath, DockerfileSteps dockerfile)
{
    public BuildFailures(BuildRequest request, DockerfileSteps dockerfile)
        : this(request.Context.DockerfilePath, dockerfile)
    {
        Project = request.Context.PublishedProject;
        IsOutputShown = request.IsOutputShown;
        SecretIds = request.Context.PublishedProject is null ? [.. request.Options.Secrets.Select(secret => secret.Id)] : null;
    }

    /// <summary>The project that the generated Dockerfile publishes; <see langword="null"/> for a Dockerfile of the user.</summary>
    public PublishedProject? Project { get; init; }

    /// <summary>Whether the console has shown the output of the failed step. The message does not repeat it then.</summary>
    public bool IsOutputShown { get; init; }

    /// <summary>The ids of the secrets that the build has; <see langword="null"/> if a generated Dockerfile brings its own.</summary>
    public IReadOnlyCollection<string>? SecretIds { get; init; }

    public ImageBuildException From(EngineComplaint complaint) =>
        ToException(Understand(complaint), OutputOf(complaint), TransientFailure.IsTransient(complaint.Message));

    /// <summary>Creates the exception for a failure that was found before anything was sent.</summary>
    public ImageBuildException Foreseen(BuildFailure failure) => ToException(failure, [], isTransient: false);

    /// <summary>Creates the exception for a build request that the engine refused with an HTTP status.</summary>
    public ImageBuildException FromRefusal(EngineRequestException refusal) => ToException(
        Understand(new EngineComplaint(refusal.EngineError ?? refusal.Message, Code: null, Step: null)),
        [],
        TransientFailure.IsTransient(refusal),
        refusal);

    /// <summary>Creates the exception for a response that ended without an error and without an image.</summary>
    public ImageBuildException WithoutImage() => ToException(
        new BuildFailure(FailureReason.Other, "the engine ended the build without an image and without an error.", "Check the engine's log. The tag still refers to the same image as before the build."),
        [],
        isTransient: false);

    private BuildFailure Understand(EngineComplaint complaint) =>
        ExplainCommand(complaint)
        ?? CopyFailures.Recognise(complaint)
        ?? SessionFailures.Recognise(complaint)
        ?? SourcePolicyFailures.Recognise(complaint, dockerfile)
        ?? EntitlementFailures.Recognise(complaint)
        ?? FrontendFailures.Recognise(complaint, dockerfile)
        ?? SyntaxFailures.Recognise(complaint, dockerfile)
        ?? BaseImageFailures.Recognise(complaint, dockerfile)
        ?? OtherFailures.Recognise(complaint, dockerfile);

    private BuildFailure? ExplainCommand(EngineComplaint complaint) =>
        CommandFailures.Recognise(complaint) is not { } command ? null
        : Project is { } project ? ProjectFailures.Explain(command, project, OutputOf(complaint))
        : command;

    private static ImmutableArray<string> OutputOf(EngineComplaint complaint) => complaint.Step?.Output.Lines ?? [];

    private ImageBuildException ToException(BuildFailure found, ImmutableArray<string> output, bool isTransient, Exception? inner = null)
    {
        var failure = found with { Next = found.Next + MirrorAdvice(found) + NamedContextAdvice.Create(found) + MissingSecretAdvice.Create(found, SecretIds) };
        var message = Compose(failure, output);
        var line = failure.Instruction?.Line ?? failure.Line;
        var column = failure.Instruction?.Column ?? Math.Min(line, 1);
        var instruction = failure.Instruction?.Text;
        return failure.Reason switch
        {
            FailureReason.Command => new BuildStepFailedException(message, failure.ExitCode, inner) { DockerfilePath = dockerfilePath, Line = line, Column = column, Instruction = instruction, LastOutput = output },
            FailureReason.CopySource => new CopySourceNotFoundException(message, inner) { DockerfilePath = dockerfilePath, Line = line, Column = column, Instruction = instruction },
            FailureReason.Syntax => new DockerfileSyntaxException(message, inner) { DockerfilePath = dockerfilePath, Line = line, Column = column, Instruction = instruction },
            FailureReason.BaseImage => new BaseImageException(message, inner) { Image = failure.Image, DockerfilePath = dockerfilePath, Line = line, Column = column, Instruction = instruction, IsTransient = isTransient },
            _ => new ImageBuildException(message, inner) { DockerfilePath = dockerfilePath, Line = line, Column = column, Instruction = instruction, LastOutput = output, IsTransient = isTransient },
        };
    }

    private string Compose(BuildFailure failure, ImmutableArray<string> output)
    {
        var message = new StringBuilder(dockerfilePath);
        if (failure.Instruction is { } instruction)
        {
            message.Append('(').Append(instruction.Line).Append(',').Append(instruction.Column).Append(')');
        }
        else if (failure.Line > 0)
        {
            message.Append('(').Append(failure.Line).Append(",1)");
        }

        message.Append(": error: ").Append(failure.What);
        if (failure is { Instruction: { } blamed, IsInstructionShown: true })
        {
            message.Append("\n  ").Append(blamed.Text.ReplaceLineEndings("\n  "));
        }

        if (!output.IsEmpty && IsOutputShown)
        {
            message.Append("\nThe output of the step is in the progress above.");
        }
        else if (!output.IsEmpty)
        {
            message.Append("\nThe last output of the step:");
            foreach (var line in output)
            {
                message.Append("\n  ").Append(line);
            }
        }

        return failure.Next.Length == 0 ? message.ToString() : message.Append('\n').Append(failure.Next).ToString();
    }

    /// <summary>A generated Dockerfile can name another registry than Microsoft's, which a network without internet does not reach.</summary>
    private string MirrorAdvice(BuildFailure failure) =>
        failure is { IsRegistryOutOfReach: true, Image.Registry: ProjectDockerfileOptions.DefaultBaseRegistry } && dockerfilePath == AutoDefinition.DisplayPath
            ? $" If the builds here cannot use it, set {AutoSettings.BaseRegistryVariable}, or {nameof(ImageBuildOptions.Auto)}.{nameof(AutoDockerfileOptions.BaseRegistry)} of the options, to a mirror of the base images, such as 'mirror.example.com/microsoft'."
            : "";
}
