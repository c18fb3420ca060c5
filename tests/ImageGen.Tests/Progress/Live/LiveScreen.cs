using ImageGen.Progress;
using ImageGen.Progress.Live;
using Microsoft.Extensions.Time.Testing;

namespace ImageGen.Tests.Progress.Live;

/// <summary>The text of the live view at a moment, without a terminal.</summary>
internal sealed class LiveScreen(params BuildEvent[] events)
{
    private readonly FakeTimeProvider _clock = new();
    private readonly List<LiveOperation> _operations = [];

    public FakeTimeProvider Clock => _clock;

    public LiveSigns Signs { get; init; } = LiveSigns.Unicode;

    /// <summary>Starts an operation with the events of the constructor.</summary>
    public LiveOperation Begin(ImageReference image)
    {
        var operation = new LiveOperation(image, _clock);
        Array.ForEach(events, operation.Report);
        _operations.Add(operation);
        return operation;
    }

    public string Running(int width, int height) =>
        Text(new LiveFrame(new OperationLines(Signs), Signs).Lines(_operations, width, height), width);

    public string Ended(int width)
    {
        var operation = _operations.Single();
        operation.End();
        return Text(new OperationLines(Signs).Ended(operation, width), width);
    }

    private string Text(IEnumerable<LiveLine> lines, int width) =>
        string.Concat(lines.Select(line => string.Concat(line.Fit(width - 1, Signs.Ellipsis).Select(piece => piece.Text)).TrimEnd() + "\n"));
}
