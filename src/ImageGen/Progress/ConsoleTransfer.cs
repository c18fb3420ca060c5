using System.Globalization;

namespace ImageGen.Progress;

/// <summary>The pull or push of one image on the console: a line for each completed layer, and a summary every few seconds.</summary>
/// <remarks>Engines send several messages per second for each layer. A layer whose final status is unknown here only gets no line.</remarks>
internal sealed class ConsoleTransfer(string title, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private static readonly string[] DoneWords = ["Pull complete", "Already exists", "Pushed", "Layer already exists", "Mounted from"];

    // Texts of engines about the whole image that other lines already contain: the name at the start, the digest at the end.
    private static readonly string[] Repetitions = ["The push refers to repository [", "igest: sha256:"];

    private readonly HashSet<string> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Current, long Total, bool IsDone)> _layers = new(StringComparer.Ordinal);
    private long _lastShown = clock.GetTimestamp();

    public IEnumerable<string> Lines(string layer, string status, long? current, long? total)
    {
        if (layer.Length == 0)
        {
            return Repetitions.Any(words => status.Contains(words, StringComparison.Ordinal)) ? [] : [$"{title}: {ConsoleText.OneLine(status)}"];
        }

        var before = _layers.GetValueOrDefault(layer);
        var isDone = before.IsDone || DoneWords.Any(word => status.StartsWith(word, StringComparison.Ordinal));
        _layers[layer] = (Math.Max(before.Current, current ?? 0), Math.Max(before.Total, total ?? 0), isDone);
        if (isDone && !before.IsDone)
        {
            return [$"{title}: {layer} {ConsoleText.OneLine(status)}"];
        }

        if (!status.StartsWith(PushProgressed.Waiting, StringComparison.Ordinal))
        {
            _ = _waiting.Remove(layer);
        }
        else if (_waiting.Add(layer))
        {
            return [$"{title}: {layer} failed, and the engine tries again in {ConsoleText.OneLine(status[PushProgressed.Waiting.Length..])}"];
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
        var bytes = $"{ConsoleText.Size(_layers.Values.Sum(layer => layer.Current))} of {ConsoleText.Size(_layers.Values.Sum(layer => layer.Total))}";
        return string.Create(CultureInfo.InvariantCulture, $"{title}: {_layers.Values.Count(layer => layer.IsDone)} of {_layers.Count} layers, {bytes}");
    }
}
