using System.Collections.Immutable;
using System.Globalization;

namespace ImageGen.Progress.Live;

/// <summary>What is known of one build or push. The view reads it; all calls are made under the lock of the view.</summary>
internal sealed class LiveOperation(ImageReference image, TimeProvider clock)
{
    private readonly Dictionary<string, LiveStep> _steps = new(StringComparer.Ordinal);
    private readonly List<LiveStep> _order = [];
    private readonly Dictionary<string, LiveTransfer> _transfers = new(StringComparer.Ordinal);
    private readonly List<string> _notes = [];
    private readonly long _started = clock.GetTimestamp();
    private TimeSpan? _duration;

    public ImmutableArray<ImageReference> References { get; private set; } = [image];

    public bool IsPush { get; private set; }

    /// <summary>The builder and the engine; empty before the build has started.</summary>
    public string Builder { get; private set; } = "";

    /// <summary>The platforms of the options. Default: empty.</summary>
    public ImmutableArray<Platform> Platforms { get; private set; } = [];

    public string Context { get; private set; } = "";

    public BuiltImage? Image { get; private set; }

    public Exception? Failure { get; private set; }

    /// <summary>Whether all of the operation is done, with or without success.</summary>
    public bool HasEnded => _duration is not null;

    public TimeSpan Duration => _duration ?? clock.GetElapsedTime(_started);

    public IReadOnlyList<LiveStep> Steps => _order;

    public IReadOnlyCollection<LiveTransfer> Transfers => _transfers.Values;

    /// <summary>Warnings, and failures that were tried again.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The steps of the Dockerfile and of this library, without those of the builder itself.</summary>
    public IEnumerable<LiveStep> CountedSteps => _order.Where(step => !step.IsInternal);

    public void Report(BuildEvent value)
    {
        switch (value)
        {
            case BuildStarted started:
                References = started.References;
                Platforms = started.Platforms;
                Builder = ProgressText.BuilderOf(started);
                break;
            case BuildCompleted completed:
                Image = completed.Image;
                break;
            case ContextSent sent:
                Context = ProgressText.Context(sent);
                break;
            case StepStarted started:
                _ = StepOf(started.Step, started.Name);
                break;
            case StepOutput output:
                StepOf(output.Step, output.Step).Write(output.Text, output.IsError);
                break;
            case StepProgressed progressed:
                StepOf(progressed.Step, progressed.Step).Progress(progressed);
                break;
            case StepCompleted completed:
                StepOf(completed.Step, completed.Name).Complete(completed);
                break;
            case PullProgressed pull:
                TransferOf("pull", pull.Image).Report(pull.Layer, pull.Status, pull.CurrentBytes, pull.TotalBytes);
                break;
            case PushStarted push:
                if (_order.Count == 0)
                {
                    References = IsPush ? References.Add(push.Image) : [push.Image];
                    IsPush = true;
                }

                _ = TransferOf("push", push.Image);
                break;
            case PushProgressed push:
                TransferOf("push", push.Image).Report(push.Layer, push.Status, push.CurrentBytes, push.TotalBytes);
                break;
            case PushCompleted push:
                TransferOf("push", push.Image.WithoutDigest()).Complete(push.Image.ToString(), push.Duration);
                break;
            case BuildWarning warning:
                _notes.Add(warning.ToString());
                break;
            case Retrying retry:
                _notes.Add(string.Create(CultureInfo.InvariantCulture, $"{retry.Operation} failed (attempt {retry.Attempt}), tried again after {ProgressText.Duration(retry.Delay)}: {ProgressText.OneLine(retry.Reason)}"));
                break;
        }
    }

    public void Fail(Exception exception) => Failure = exception;

    public void End()
    {
        _duration = clock.GetElapsedTime(_started);
        _order.ForEach(step => step.Cancel());
    }

    private LiveStep StepOf(string id, string name)
    {
        if (!_steps.TryGetValue(id, out var step))
        {
            _steps[id] = step = new LiveStep(name, clock);
            _order.Add(step);
        }

        return step;
    }

    private LiveTransfer TransferOf(string verb, ImageReference reference)
    {
        var key = $"{verb} {reference}";
        if (!_transfers.TryGetValue(key, out var transfer))
        {
            _transfers[key] = transfer = new LiveTransfer(reference.ToString(), verb == "push", clock);
        }

        return transfer;
    }
}
