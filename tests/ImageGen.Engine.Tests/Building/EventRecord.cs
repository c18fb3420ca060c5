using System.Text;
using ImageGen.Progress;

namespace ImageGen.Engine.Tests.Building;

/// <summary>Keeps the events of a build, and lets a test wait for one of them.</summary>
internal sealed class EventRecord : IProgress<BuildEvent>
{
    private readonly Lock _lock = new();
    private readonly List<BuildEvent> _events = [];
    private readonly List<(Func<BuildEvent, bool> Wanted, TaskCompletionSource Seen)> _waiters = [];

    public IReadOnlyList<BuildEvent> Events
    {
        get
        {
            lock (_lock)
            {
                return [.. _events];
            }
        }
    }

    /// <summary>All that the steps wrote, in one text.</summary>
    public string Output => Events.OfType<StepOutput>().Aggregate(new StringBuilder(), (all, output) => all.Append(output.Text)).ToString();

    public void Report(BuildEvent value)
    {
        lock (_lock)
        {
            _events.Add(value);
            foreach (var (_, seen) in _waiters.Where(waiter => waiter.Wanted(value)))
            {
                seen.TrySetResult();
            }
        }
    }

    public Task WaitForAsync(Func<BuildEvent, bool> wanted)
    {
        lock (_lock)
        {
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_events.Exists(each => wanted(each)))
            {
                seen.SetResult();
            }
            else
            {
                _waiters.Add((wanted, seen));
            }

            return seen.Task;
        }
    }
}
