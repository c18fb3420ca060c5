using System.Text;
using ImageGen.Building.BuildKit.Protocol;
using ImageGen.Building.Steps;
using ImageGen.Engines;

namespace ImageGen.Building.BuildKit;

/// <summary>BuildKit's progress: a graph of steps (its word: vertexes), of which several may run at once.</summary>
internal sealed class BuildKitTranscript(DockerfileSteps dockerfile, string dockerfilePath, bool quiet, IProgress<BuildEvent> progress) : IBuildTranscript
{
    private const long StandardError = 2;

    /// <summary>What BuildKit says of the steps that it stopped because another one failed.</summary>
    private const string Stopped = "context canceled";

    private readonly Dictionary<string, BuildStep> _steps = new(StringComparer.Ordinal);

    /// <summary>A character may be split between two messages, so each output has its decoder.</summary>
    private readonly Dictionary<(string Vertex, long Stream), Decoder> _decoders = [];

    public ImageDigest? ImageId { get; private set; }

    public void Read(EngineMessage message)
    {
        if (message is { Id: "moby.buildkit.trace", Aux: { } trace })
        {
            Read(StatusResponse.Parser.ParseFrom(trace.GetBytesFromBase64()));
        }
        else if (message is { Id: "moby.image.id", Aux: { } id })
        {
            ImageId = BuiltImageId.FromAux(id) ?? ImageId;
        }
        else if (quiet && message.Stream is { } line)
        {
            ImageId = BuiltImageId.FromQuietLine(line) ?? ImageId;
        }
    }

    public BuildStep? Fail(string error)
    {
        var failed = _steps.Values.Where(step => step.Error is not null && !step.Error.Contains(Stopped, StringComparison.Ordinal)).ToList();
        return failed.Find(step => error.Contains(step.Error!, StringComparison.Ordinal)) ?? failed.FirstOrDefault();
    }

    public void End()
    {
    }

    private void Read(StatusResponse status)
    {
        foreach (var vertex in status.Vertexes)
        {
            Read(vertex);
        }

        foreach (var part in status.Statuses)
        {
            progress.Report(new StepProgressed(part.Vertex, part.Id, part.Current, part.Total));
        }

        foreach (var log in status.Logs)
        {
            Read(log);
        }

        foreach (var warning in status.Warnings)
        {
            Read(warning);
        }
    }

    private void Read(Vertex vertex)
    {
        var step = Step(vertex.Digest, vertex.Name);
        if (!step.IsStarted && (vertex.Started is not null || vertex.Completed is not null))
        {
            step.IsStarted = true;
            progress.Report(new StepStarted(step.Id, step.Name));
        }

        // BuildKit may take up a finished step again; it is told once, unless it fails in the end.
        var error = vertex.Error.Length == 0 ? null : vertex.Error;
        if (vertex.Completed is not null && (!step.IsCompleted || (error is not null && step.Error is null)))
        {
            step.IsCompleted = true;
            step.Error = error;
            TimeSpan? duration = vertex.Started is null ? null : (vertex.Completed - vertex.Started).ToTimeSpan();
            progress.Report(new StepCompleted(step.Id, step.Name, vertex.Cached, duration, error));
        }
    }

    private void Read(VertexLog log)
    {
        var key = (log.Vertex, log.Stream);
        if (!_decoders.TryGetValue(key, out var decoder))
        {
            _decoders[key] = decoder = Encoding.UTF8.GetDecoder();
        }

        var characters = new char[Encoding.UTF8.GetMaxCharCount(log.Msg.Length)];
        var text = new string(characters, 0, decoder.GetChars(log.Msg.Span, characters, flush: false));
        if (text.Length > 0)
        {
            Step(log.Vertex, log.Vertex).Output.Append(text);
            progress.Report(new StepOutput(log.Vertex, text, log.Stream == StandardError));
        }
    }

    private void Read(VertexWarning warning)
    {
        // Only the Dockerfile is ever the source: the engine has been given nothing else to interpret.
        var line = warning.Ranges.Count == 0 ? 0 : warning.Ranges[0].Start?.Line ?? 0;
        progress.Report(new BuildWarning(
            warning.Short.ToStringUtf8(),
            warning.Info is null ? null : dockerfilePath,
            line,
            warning.Url.Length == 0 ? null : warning.Url));
    }

    private BuildStep Step(string digest, string name)
    {
        if (!_steps.TryGetValue(digest, out var step))
        {
            _steps[digest] = step = new BuildStep(digest, name, dockerfile.Find(name));
        }

        return step;
    }
}
