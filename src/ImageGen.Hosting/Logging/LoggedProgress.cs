using ImageGen.Progress;
using Microsoft.Extensions.Logging;

namespace ImageGen.Logging;

/// <summary>Writes the events of one build or push to a log.</summary>
/// <param name="logger">The log.</param>
/// <param name="declared">The name of the image, until a build starts with the tags of its options.</param>
internal sealed class LoggedProgress(ILogger logger, ImageReference declared) : IProgress<BuildEvent>
{
    private volatile ImageReference _image = declared;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LoggedStep> _steps = new(StringComparer.Ordinal);

    public void Report(BuildEvent value)
    {
        switch (value)
        {
            case BuildStarted started:
                _image = started.References.FirstOrDefault() ?? _image;
                OperationLog.BuildStarted(logger, _image, started.Builder is ImageBuilder.InProcess ? $"in {started.Engine}" : $"with {started.Builder} of {started.Engine}");
                break;
            case BuildCompleted completed:
                OperationLog.BuildCompleted(logger, _image, completed.Image.Id, completed.Image.Duration);
                break;
            case PushStarted started:
                OperationLog.PushStarted(logger, started.Image);
                break;
            case PushCompleted completed:
                OperationLog.PushCompleted(logger, completed.Image, completed.Duration);
                break;
            case BuildWarning warning:
                OperationLog.Warning(logger, warning.ToString(), _image, warning.Path, warning.Line, warning.Column, warning.Url);
                break;
            case Retrying retry:
                OperationLog.Retrying(logger, retry.Attempt, retry.Operation, _image, retry.Delay, retry.Reason);
                break;
            default:
                ReportDetail(value);
                break;
        }
    }

    /// <summary>Logs the exception that ends the operation, with its place in the Dockerfile. The caller receives the exception itself.</summary>
    public void Fail(ImageGenException failure)
    {
        var build = failure as ImageBuildException;
        OperationLog.Failed(logger, _image, failure.Message, build?.DockerfilePath, build?.Line ?? 0, build?.Column ?? 0, failure.GetType().Name);
    }

    /// <summary>Logs the incomplete last lines of the steps.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            foreach (var step in _steps.Values)
            {
                step.End();
            }

            _steps.Clear();
        }
    }

    private void ReportDetail(BuildEvent value)
    {
        if (!logger.IsEnabled(LogLevel.Debug))
        {
            return;
        }

        switch (value)
        {
            case DockerfileGenerated generated:
                OperationLog.DockerfileGenerated(logger, _image, generated.Project, generated.PublishOn is PublishLocation.Host ? "on this machine" : "in a container");
                break;
            case ContextSent sent:
                OperationLog.ContextSent(logger, _image, sent.Entries, sent.Bytes);
                break;
            case PullProgressed pull:
                OperationLog.Progressed(logger, $"{pull.Image} {pull.Layer}".TrimEnd(), pull.Status, pull.CurrentBytes, pull.TotalBytes, _image);
                break;
            case PushProgressed push:
                OperationLog.Progressed(logger, $"{push.Image} {push.Layer}".TrimEnd(), push.Status, push.CurrentBytes, push.TotalBytes, _image);
                break;
            case StepStarted started:
                StepOf(started.Step, started.Name).Start();
                break;
            case StepOutput output:
                StepOf(output.Step, output.Step).Write(output.Text, output.IsError);
                break;
            case StepCompleted completed:
                StepOf(completed.Step, completed.Name).Complete(completed);
                break;
            case StepProgressed progressed:
                OperationLog.Progressed(logger, progressed.Id, "", progressed.Current, progressed.Total, _image);
                break;
        }
    }

    private LoggedStep StepOf(string id, string name)
    {
        lock (_gate)
        {
            return _steps.TryGetValue(id, out var step) ? step : _steps[id] = new LoggedStep(logger, _image, name);
        }
    }
}
