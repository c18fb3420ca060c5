namespace ImageGen.Progress.Plain;

/// <summary>Converts the events of one build or push to lines on the console.</summary>
internal sealed class PlainOperation(PlainProgress console, string? label, TimeProvider clock) : IDisplayedOperation
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, PlainStep> _steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlainTransfer> _transfers = new(StringComparer.Ordinal);

    public bool ShowsOutput => true;

    public void Report(BuildEvent value)
    {
        lock (_gate)
        {
            console.Write(label, Lines(value));
        }
    }

    /// <summary>Writes nothing: the program shows the exception.</summary>
    public void Fail(Exception exception)
    {
    }

    /// <summary>Writes the incomplete last lines of the steps, and ends the operation.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            console.Write(label, _steps.Values.SelectMany(step => step.End()));
            console.End();
        }
    }

    private IEnumerable<string> Lines(BuildEvent value) => value switch
    {
        BuildStarted started => [$"building {string.Join(", ", started.References)} {ProgressText.BuilderOf(started)}"],
        DockerfileGenerated generated => [$"Dockerfile: auto, {PlaceOf(generated)}"],
        BuildCompleted completed => [$"built {string.Join(", ", completed.Image.References)}{(completed.Image.Id is { } id ? $" as {ProgressText.Short(id)}" : "")} in {ProgressText.Duration(completed.Image.Duration)}"],
        ContextSent sent => ["context: " + ProgressText.Context(sent)],
        StepStarted started => StepOf(started.Step, started.Name).Start(),
        StepOutput output => StepOf(output.Step, output.Step).Write(output.Text, output.IsError),
        StepProgressed progressed => StepOf(progressed.Step, progressed.Step).Progress(progressed),
        StepCompleted completed => StepOf(completed.Step, completed.Name).Complete(completed),
        PullProgressed pull => Transfer("pull", pull.Image).Lines(pull.Layer, pull.Status, pull.CurrentBytes, pull.TotalBytes),
        PushStarted push => [$"pushing {push.Image}"],
        PushProgressed push => Transfer("push", push.Image).Lines(push.Layer, push.Status, push.CurrentBytes, push.TotalBytes),
        PushCompleted push => [$"pushed {push.Image} in {ProgressText.Duration(push.Duration)}"],
        BuildWarning warning => [warning.ToString()],
        Retrying retry => [$"{retry.Operation} failed (attempt {retry.Attempt}): {ProgressText.OneLine(retry.Reason)}", $"{retry.Operation} is retried in {ProgressText.Duration(retry.Delay)}"],
        _ => [],
    };

    private PlainStep StepOf(string id, string name)
    {
        if (!_steps.TryGetValue(id, out var step))
        {
            _steps[id] = step = new PlainStep(console.NextStep(), ProgressText.OneLine(name), clock);
        }

        return step;
    }

    private PlainTransfer Transfer(string verb, ImageReference image)
    {
        var key = $"{verb} {image}";
        if (!_transfers.TryGetValue(key, out var transfer))
        {
            _transfers[key] = transfer = new PlainTransfer(key, clock);
        }

        return transfer;
    }

    private static string PlaceOf(DockerfileGenerated generated) => (generated.PublishOn, generated.IsDefault) switch
    {
        (PublishLocation.Host, true) => $"publishes {generated.Project} on this machine, because a container needs an engine",
        (PublishLocation.Host, _) => $"publishes {generated.Project} on this machine",
        (_, true) => $"publishes {generated.Project} in a container (the default, because the result does not depend on this machine; PublishOn = Host uses its SDK)",
        _ => $"publishes {generated.Project} in a container",
    };
}
