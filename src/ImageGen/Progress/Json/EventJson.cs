using System.Text.Json;

namespace ImageGen.Progress.Json;

/// <summary>The properties of each kind of event in JSON. Durations are in seconds, sizes in bytes; a property without a value is left out.</summary>
internal static class EventJson
{
    public static void Write(Utf8JsonWriter line, BuildEvent value)
    {
        switch (value)
        {
            case BuildStarted started:
                line.WriteString("event", "build-started");
                WriteReferences(line, started.References);
                line.WriteString("builder", started.Builder.ToString());
                line.WriteString("engine", started.Engine);
                break;
            case BuildCompleted { Image: var image }:
                line.WriteString("event", "build-completed");
                WriteReferences(line, image.References);
                WriteText(line, "id", image.Id?.ToString());
                WriteText(line, "digest", image.Digest?.ToString());
                line.WriteNumber("duration", Seconds(image.Duration));
                break;
            case DockerfileGenerated generated:
                line.WriteString("event", "dockerfile-generated");
                line.WriteString("project", generated.Project);
                line.WriteString("publishOn", generated.PublishOn.ToString());
                break;
            case ContextSent sent:
                line.WriteString("event", "context-sent");
                line.WriteNumber("entries", sent.Entries);
                line.WriteNumber("bytes", sent.Bytes);
                break;
            case StepStarted started:
                WriteStep(line, "step-started", started.Step, started.Name);
                break;
            case StepOutput output:
                WriteStep(line, "step-output", output.Step, name: null);
                line.WriteString("text", output.Text);
                line.WriteBoolean("isError", output.IsError);
                break;
            case StepProgressed progressed:
                WriteStep(line, "step-progressed", progressed.Step, name: null);
                line.WriteString("part", progressed.Id);
                line.WriteNumber("current", progressed.Current);
                WriteNumber(line, "total", progressed.Total > 0 ? progressed.Total : null);
                break;
            case StepCompleted completed:
                WriteStep(line, "step-completed", completed.Step, completed.Name);
                line.WriteBoolean("isCached", completed.Cached);
                if (completed.Duration is { } duration)
                {
                    line.WriteNumber("duration", Seconds(duration));
                }

                WriteText(line, "error", completed.Error);
                break;
            case PullProgressed pull:
                WriteTransfer(line, "pull-progressed", pull.Image, pull.Layer, pull.Status, pull.CurrentBytes, pull.TotalBytes);
                break;
            case PushProgressed push:
                WriteTransfer(line, "push-progressed", push.Image, push.Layer, push.Status, push.CurrentBytes, push.TotalBytes);
                break;
            case PushStarted push:
                line.WriteString("event", "push-started");
                line.WriteString("reference", push.Image.ToString());
                break;
            case PushCompleted push:
                line.WriteString("event", "push-completed");
                line.WriteString("reference", push.Image.ToString());
                line.WriteNumber("duration", Seconds(push.Duration));
                break;
            case Retrying retry:
                line.WriteString("event", "retrying");
                line.WriteString("operation", retry.Operation);
                line.WriteNumber("attempt", retry.Attempt);
                line.WriteNumber("delay", Seconds(retry.Delay));
                line.WriteString("reason", retry.Reason);
                break;
            case BuildWarning warning:
                line.WriteString("event", "warning");
                line.WriteString("message", warning.Message);
                WritePlace(line, warning.Path, warning.Line, warning.Column);
                WriteText(line, "url", warning.Url);
                WriteText(line, "detail", warning.Detail);
                break;
            default:
                throw new InvalidOperationException($"The event {value.GetType()} has no form in JSON.");
        }
    }

    public static void WriteFailure(Utf8JsonWriter line, Exception exception)
    {
        line.WriteString("event", exception is OperationCanceledException ? "canceled" : "failed");
        line.WriteString("kind", exception.GetType().Name);
        line.WriteString("message", exception.Message);
        if (exception is ImageBuildException build)
        {
            WritePlace(line, build.DockerfilePath, build.Line, build.Column);
        }
    }

    private static void WriteReferences(Utf8JsonWriter line, IEnumerable<ImageReference> references)
    {
        line.WriteStartArray("references");
        foreach (var reference in references)
        {
            line.WriteStringValue(reference.ToString());
        }

        line.WriteEndArray();
    }

    private static void WriteStep(Utf8JsonWriter line, string kind, string step, string? name)
    {
        line.WriteString("event", kind);
        line.WriteString("step", step);
        WriteText(line, "name", name);
    }

    private static void WriteTransfer(Utf8JsonWriter line, string kind, ImageReference image, string layer, string status, long? current, long? total)
    {
        line.WriteString("event", kind);
        line.WriteString("reference", image.ToString());
        WriteText(line, "layer", layer.Length == 0 ? null : layer);
        line.WriteString("status", status);
        WriteNumber(line, "current", current);
        WriteNumber(line, "total", total);
    }

    private static void WritePlace(Utf8JsonWriter line, string? path, int row, int column)
    {
        WriteText(line, "path", path);
        WriteNumber(line, "line", row > 0 ? row : null);
        WriteNumber(line, "column", row > 0 ? column : null);
    }

    private static void WriteText(Utf8JsonWriter line, string name, string? value)
    {
        if (value is not null)
        {
            line.WriteString(name, value);
        }
    }

    private static void WriteNumber(Utf8JsonWriter line, string name, long? value)
    {
        if (value is { } number)
        {
            line.WriteNumber(name, number);
        }
    }

    private static double Seconds(TimeSpan duration) => Math.Round(duration.TotalSeconds, 3);
}
