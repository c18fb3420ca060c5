using System.Globalization;

namespace ImageGen.Progress.Plain;

/// <summary>The pull or push of one image on the console: a line for each completed layer, and a summary every few seconds.</summary>
/// <remarks>Engines send several messages per second for each layer. A layer whose final status is unknown here only gets no line.</remarks>
internal sealed class PlainTransfer(string title, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly HashSet<string> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Current, long Total, bool IsDone)> _layers = new(StringComparer.Ordinal);
    private long _lastShown = clock.GetTimestamp();

    public IEnumerable<string> Lines(string layer, string status, long? current, long? total)
    {
        if (layer.Length == 0)
        {
            return LayerStatus.IsRepetition(status) ? [] : [$"{title}: {ProgressText.OneLine(status)}"];
        }

        var before = _layers.GetValueOrDefault(layer);
        var isDone = before.IsDone || LayerStatus.IsDone(status);
        _layers[layer] = (Math.Max(before.Current, current ?? 0), Math.Max(before.Total, total ?? 0), isDone);
        if (isDone && !before.IsDone)
        {
            return [$"{title}: {layer} {ProgressText.OneLine(status)}"];
        }

        if (!status.StartsWith(PushProgressed.Waiting, StringComparison.Ordinal))
        {
            _ = _waiting.Remove(layer);
        }
        else if (_waiting.Add(layer))
        {
            return [$"{title}: {layer} failed, and the engine tries again in {ProgressText.OneLine(status[PushProgressed.Waiting.Length..])}"];
        }

        if (clock.GetElapsedTime(_lastShown) < Pause)
        {
            return [];
        }

        _lastShown = clock.GetTimestamp();
        return [Summary()];
    }

    private string Summary()
    {
        var bytes = $"{ProgressText.Size(_layers.Values.Sum(layer => layer.Current))} of {ProgressText.Size(_layers.Values.Sum(layer => layer.Total))}";
        return string.Create(CultureInfo.InvariantCulture, $"{title}: {_layers.Values.Count(layer => layer.IsDone)} of {_layers.Count} layers, {bytes}");
    }
}
