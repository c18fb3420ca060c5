using System.Text;
using ImageGen.Building.Steps;
using ImageGen.BuildKit;
using ImageGen.Progress;

namespace ImageGen.Building.BuildKit;

/// <summary>Converts BuildKit's status stream to events. Its steps (vertices in BuildKit's API) are a graph, and several may run at the same time.</summary>
internal sealed class SolveTranscript(DockerfileSteps dockerfile, string dockerfilePath, IProgress<BuildEvent> progress) : IProgress<SolveStatus>
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, BuildStep> _steps = new(StringComparer.Ordinal);

    /// <summary>One decoder for each output, because a character may be split between two messages.</summary>
    private readonly Dictionary<(string Vertex, bool IsError), Decoder> _decoders = [];

    public void Report(SolveStatus value)
    {
        lock (_gate)
        {
            foreach (var vertex in value.Vertices)
            {
                Read(vertex);
            }

            foreach (var part in value.Statuses)
            {
                progress.Report(new StepProgressed(part.Vertex, part.Id, part.Current, part.Total));
            }

            foreach (var log in value.Logs)
            {
                Read(log);
            }

            foreach (var warning in value.Warnings)
            {
                Read(warning);
            }
        }
    }

    /// <summary>Finds a step by its digest; <see langword="null"/> if it was never reported.</summary>
    public BuildStep? Find(string? digest)
    {
        lock (_gate)
        {
            return digest is null ? null : _steps.GetValueOrDefault(digest);
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

        // BuildKit may report a completed step again. It is reported once, unless it fails later.
        if (vertex.Completed is not null && (!step.IsCompleted || (vertex.Error is not null && step.Error is null)))
        {
            step.IsCompleted = true;
            step.Error = vertex.Error;
            progress.Report(new StepCompleted(step.Id, step.Name, vertex.IsCached, vertex.Completed - vertex.Started, vertex.Error));
        }
    }

    private void Read(VertexLog log)
    {
        var key = (log.Vertex, log.IsError);
        if (!_decoders.TryGetValue(key, out var decoder))
        {
            _decoders[key] = decoder = Encoding.UTF8.GetDecoder();
        }

        var characters = new char[Encoding.UTF8.GetMaxCharCount(log.Data.Length)];
        var text = new string(characters, 0, decoder.GetChars(log.Data.Span, characters, flush: false));
        if (text.Length > 0)
        {
            Step(log.Vertex, log.Vertex).Output.Append(text);
            progress.Report(new StepOutput(log.Vertex, text, log.IsError));
        }
    }

    private void Read(VertexWarning warning)
    {
        // The source is always the Dockerfile, because the daemon has no other file to interpret.
        var range = warning.Location is { Ranges: [var first, ..] } ? first : null;
        progress.Report(new BuildWarning(warning.Short, warning.Location is null ? null : dockerfilePath, range?.StartLine ?? 0, warning.Url?.OriginalString)
        {
            Range = range,
            Detail = warning.Detail.IsDefaultOrEmpty ? null : string.Join('\n', warning.Detail),
        });
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
