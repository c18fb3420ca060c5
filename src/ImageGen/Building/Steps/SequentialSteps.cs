using ImageGen.Progress;

namespace ImageGen.Building.Steps;

/// <summary>The steps of a builder that runs one step at a time.</summary>
internal sealed class SequentialSteps(IProgress<BuildEvent> progress, TimeProvider time)
{
    private long _started;
    private bool _cached;

    /// <summary>The step that runs, or that ran last; <see langword="null"/> before the first.</summary>
    public BuildStep? Current { get; private set; }

    public void Begin(string id, string name, DockerfileInstruction? instruction)
    {
        Complete();
        Current = new BuildStep(id, name, instruction) { IsStarted = true };
        _started = time.GetTimestamp();
        _cached = false;
        progress.Report(new StepStarted(id, name));
    }

    /// <summary>Marks the current step as cached.</summary>
    public void UseCache() => _cached = true;

    public void Write(string text, bool isError)
    {
        if (Current is not { } step)
        {
            return;
        }

        step.Output.Append(text);
        progress.Report(new StepOutput(step.Id, text, isError));
    }

    public void Complete() => End(error: null);

    public void Fail(string error) => End(error);

    private void End(string? error)
    {
        if (Current is not { IsCompleted: false } step)
        {
            return;
        }

        step.IsCompleted = true;
        step.Error = error;
        progress.Report(new StepCompleted(step.Id, step.Name, _cached, time.GetElapsedTime(_started), error));
    }
}
