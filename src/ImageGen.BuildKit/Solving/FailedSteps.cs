namespace ImageGen.BuildKit.Solving;

/// <summary>The failed steps of a build, from its status stream: a Docker Engine 20.10 reports nowhere else which step failed the build.</summary>
internal sealed class FailedSteps
{
    /// <summary>The error of steps that were stopped because another step failed. Their updates may arrive last.</summary>
    private const string Stopped = "context canceled";

    private readonly Lock _gate = new();
    private readonly List<Protocol.Vertex> _failed = [];

    public void Add(IEnumerable<Protocol.Vertex> steps)
    {
        lock (_gate)
        {
            foreach (var step in steps)
            {
                if (step.Error.Length > 0 && !step.Error.Contains(Stopped, StringComparison.Ordinal))
                {
                    _failed.Add(step);
                }
            }
        }
    }

    /// <summary>Finds the step that failed the build: the one whose error the daemon repeats, otherwise the last one; <see langword="null"/> if no step failed.</summary>
    /// <param name="error">The daemon's error for the build.</param>
    public Protocol.Vertex? Find(string error)
    {
        lock (_gate)
        {
            return _failed.FindLast(step => error.Contains(step.Error, StringComparison.Ordinal)) ?? _failed.LastOrDefault();
        }
    }
}
