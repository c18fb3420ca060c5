using System.Globalization;
using ImageGen.Building.Failures;
using ImageGen.Building.InProcess.Attestations.Provenance;
using ImageGen.Building.InProcess.Stages;
using ImageGen.Building.InProcess.Trees;
using ImageGen.Building.Requests;
using ImageGen.Building.Steps;
using ImageGen.Dockerfiles;
using ImageGen.Progress;

namespace ImageGen.Building.InProcess;

/// <summary>Runs the instructions of the stages that the target needs, for one platform.</summary>
/// <param name="request">The build.</param>
/// <param name="platform">The platform of the image.</param>
/// <param name="sources">Everything that the build reads.</param>
/// <param name="times">The times of the build.</param>
/// <param name="steps">The steps, for progress.</param>
/// <param name="progress">The receiver of warnings.</param>
internal sealed class PlatformBuild(BuildRequest request, Platform platform, BuildSources sources, BuildTimes times, SequentialSteps steps, IProgress<BuildEvent> progress)
{
    private readonly Dictionary<DockerfileStage, StageState> _stages = [];
    private readonly SortedList<string, string?> _arguments = ArgumentsOf(request, times);
    private DockerfilePlan? _plan;

    private Dockerfile Dockerfile => request.Dockerfile!;

    /// <summary>What the build has read.</summary>
    public BuildMaterials Materials { get; } = new();

    private BuildFailures Failures => new(request, new DockerfileSteps(Dockerfile));

    /// <summary>Returns the stages that the target needs.</summary>
    public DockerfilePlan Plan => _plan ??= DockerfilePlan.Create(
        Dockerfile, _arguments, platform, InProcessPlatforms.OfThisMachine, request.Options.Target, stage => stage.Name is not null && sources.Named(stage.Name) is not null);

    /// <returns>The stage that is built.</returns>
    /// <exception cref="ImageBuildException">An instruction failed.</exception>
    public async Task<StageState> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var stage in Plan.Stages)
        {
            _stages.Add(stage.Stage, await RunAsync(stage, cancellationToken).ConfigureAwait(false));
        }

        var target = _stages[Plan.Target!];
        target.Configure(config => config with { Labels = config.Labels.SetItems(request.Options.Labels) });
        return target;
    }

    private async Task<StageState> RunAsync(PlannedStage stage, CancellationToken cancellationToken)
    {
        var state = await AtAsync(stage.Stage.From, () => StartAsync(stage, cancellationToken)).ConfigureAwait(false);
        if (stage.IsReplaced)
        {
            return state;
        }

        // The triggers of a base that this build builds are in the plan.
        var triggers = stage.Base is null || Plan.Stages.Any(each => each.Stage == stage.Base && each.IsReplaced) ? TriggersOf(state, stage) : [];
        state.Configure(config => config with { OnBuild = [] });
        var files = new FileInstructions(state, Sources, times, message => progress.Report(new BuildWarning(message, request.Context.DockerfilePath, stage.Stage.Line)));
        foreach (var trigger in triggers)
        {
            await AtAsync(stage.Stage.From, () => RunAsync(trigger, stage, state, files, cancellationToken)).ConfigureAwait(false);
        }

        foreach (var instruction in stage.Instructions)
        {
            await AtAsync(instruction, () => RunAsync(instruction, stage, state, files, cancellationToken)).ConfigureAwait(false);
        }

        return state;
    }

    private async Task<StageState> StartAsync(PlannedStage stage, CancellationToken cancellationToken)
    {
        if (stage.Base is { } parent && _stages.TryGetValue(parent, out var built))
        {
            return built.Inherit();
        }

        if (IsImage(stage))
        {
            Begin(stage, stage.Stage.From, "FROM " + (ImageReference.TryParse(stage.BaseName, out var image) ? image.ToCanonicalString() : stage.BaseName));
        }

        var own = stage.Platform is { } text && Platform.TryParse(text, out var parsed) ? parsed.Normalize() : platform;
        var state = stage.BaseName == "scratch" && sources.Named("scratch") is null
            ? StageState.Empty(platform)
            : await sources.BaseAsync(stage.BaseName!, own, Materials, cancellationToken).ConfigureAwait(false);
        steps.Complete();
        return state;
    }

    /// <summary>Reads the triggers of a base image.</summary>
    private List<DockerfileInstruction> TriggersOf(StageState state, PlannedStage stage) =>
        [.. state.Image.Config.OnBuild.SelectMany(text => Dockerfile.Parse("FROM scratch\n" + text, $"ONBUILD of {stage.BaseName}").Instructions.Skip(1))];

    private async Task<StageState> RunAsync(DockerfileInstruction written, PlannedStage stage, StageState state, FileInstructions files, CancellationToken cancellationToken)
    {
        var instruction = EvaluatedInstruction.Create(written, state.Variable);
        if (instruction.Error is { } error)
        {
            throw new StageFailure(FailureReason.Syntax, error.Message, "Fix the instruction.");
        }

        switch (written.Keyword)
        {
            case "ARG":
                SetArguments(written, state);
                break;
            case "RUN":
                throw new StageFailure(FailureReason.Other, $"the base image runs a command (ONBUILD {written}), which needs an engine.", InProcessLimits.NeedsEngine);
            case "WORKDIR":
                Begin(stage, written, NameOf(written, state));
                await files.ChangeDirectoryAsync(instruction, cancellationToken).ConfigureAwait(false);
                steps.Complete();
                break;
            case "COPY" or "ADD":
                Begin(stage, written, NameOf(written, state));
                await files.CopyAsync(instruction, cancellationToken).ConfigureAwait(false);
                steps.Complete();
                break;
            default:
                _ = ConfigurationInstructions.Run(state, instruction);
                break;
        }

        return state;
    }

    /// <summary>Returns the instruction as BuildKit shows it: the whole text is expanded like one word, which has no quotes after that (<c>processCmdEnv</c> in <c>dockerfile2llb</c>).</summary>
    private string NameOf(DockerfileInstruction instruction, StageState state) => Dockerfile.Expand(instruction.ToString(), state.Variable) ?? instruction.ToString();

    /// <summary>Starts a step, with the name that BuildKit gives it: <c>[build 2/4] COPY a b</c>.</summary>
    private void Begin(PlannedStage stage, DockerfileInstruction instruction, string shown)
    {
        DockerfileInstruction[] counted = [.. IsImage(stage) ? [stage.Stage.From] : Array.Empty<DockerfileInstruction>(), .. stage.Instructions.Where(each => each.Keyword is "COPY" or "ADD" or "WORKDIR")];
        var of = request.Options.Platforms.Count > 1 ? $"{platform} " : "";
        var name = Plan.Stages.Count > 1 ? stage.Stage.BuilderName + " " : "";
        steps.Begin($"{platform} {stage.Stage.Index} {instruction.Index}", $"[{of}{name}{Math.Max(Array.IndexOf(counted, instruction) + 1, 1)}/{counted.Length}] {shown}", instruction);
    }

    /// <summary>Returns the build arguments. BuildKit receives the time of the image as one of them.</summary>
    private static SortedList<string, string?> ArgumentsOf(BuildRequest request, BuildTimes times)
    {
        var arguments = BuildArgumentValues.FromRequest(request);
        if (times.Epoch is { } epoch)
        {
            arguments[BuildTimes.EpochVariable] = epoch.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        }

        return arguments;
    }

    private bool IsImage(PlannedStage stage) => stage.Base is null && stage.BaseName != "scratch" && sources.Named(stage.BaseName!) is not NamedContext.Directory;

    private void SetArguments(DockerfileInstruction written, StageState state)
    {
        var recorded = new List<string>();
        for (var i = 0; i < written.Words.Count; i++)
        {
            // An argument can use the one before it.
            var (name, preset) = EvaluatedInstruction.Create(written, state.Variable).Pairs().ElementAt(i);
            var value = _arguments.GetValueOrDefault(name) ?? preset ?? Plan.GlobalValue(name);
            if (value is not null)
            {
                state.SetVariable(name, value);
            }

            recorded.Add(value is null ? name : $"{name}={value}");
        }

        state.Record("ARG " + string.Join(' ', recorded));
    }

    private StageSources Sources => new(
        token => sources.ContextAsync(Materials, token),
        (from, token) => Plan.FindSource(from) is { } stage && _stages.TryGetValue(stage, out var state) ? Task.FromResult(state.Tree) : sources.FilesAsync(from, platform, Materials, token),
        (url, checksum, token) => sources.DownloadAsync(url, checksum, Materials, token));

    /// <summary>Gives a failure the position of its instruction.</summary>
    private async Task<StageState> AtAsync(DockerfileInstruction instruction, Func<Task<StageState>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (StageFailure failure)
        {
            steps.Fail(failure.Message);
            throw Failures.Foreseen(new BuildFailure(failure.Reason, failure.Message, failure.Next)
            {
                Instruction = instruction,
                Image = failure.Image,
                IsPullFailure = failure.IsPullFailure,
                IsRegistryOutOfReach = failure.IsRegistryOutOfReach,
            });
        }
        catch (TreeException failure)
        {
            steps.Fail(failure.Message);
            throw Failures.Foreseen(new BuildFailure(FailureReason.Other, failure.Message + ".", "Fix the paths of the instruction.") { Instruction = instruction });
        }
    }
}
