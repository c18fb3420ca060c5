namespace ImageGen.BuildKit.Solving;

/// <summary>The steps of a build that failed, according to its news: a Docker Engine of 20.10 says nowhere else which of them ended it.</summary>
internal sealed class FailedSteps
{
    /// <summary>What a daemon says of the steps that it stopped because another one failed. News of them may come last.</summary>
    private const string Stopped = "context canceled";

    private readonly Lock _gate = new();
    private readonly List<Protocol.Vertex> _failed = [];

    public void Note(IEnumerable<Protocol.Vertex> steps)
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

    /// <summary>The step that the build failed at: the one whose words the daemon repeats, else the last one; <see langword="null"/> where it was at none.</summary>
    /// <param name="error">What the daemon says of the build.</param>
    public Protocol.Vertex? Find(string error)
    {
        lock (_gate)
        {
            return _failed.FindLast(step => error.Contains(step.Error, StringComparison.Ordinal)) ?? _failed.LastOrDefault();
        }
    }
}
