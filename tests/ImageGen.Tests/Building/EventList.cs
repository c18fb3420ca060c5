using ImageGen.Progress;

namespace ImageGen.Tests.Building;

/// <summary>Keeps events in their order.</summary>
internal sealed class EventList : IProgress<BuildEvent>
{
    private readonly List<BuildEvent> _events = [];

    public IReadOnlyList<BuildEvent> Events => _events;

    public void Report(BuildEvent value) => _events.Add(value);
}
