using System.Collections.Immutable;
using ImageGen.Building.InProcess.Stages;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Images;

/// <summary>The times in the configuration of an image, by the rules of BuildKit's exporter, but without the time of the build.</summary>
internal static class HistoryTimes
{
    /// <param name="image">The configuration, in whose history new entries have no time.</param>
    /// <param name="layers">The layers in their order.</param>
    /// <param name="times">The times of the build.</param>
    public static ImageConfiguration Set(ImageConfiguration image, IReadOnlyList<StageLayer> layers, BuildTimes times)
    {
        var history = image.History.ToArray();
        var layer = 0;
        for (var i = 0; i < history.Length; i++)
        {
            if (!history[i].IsEmptyLayer && layer < layers.Count && layers[layer++] is StageLayer.Made made)
            {
                history[i] = history[i] with { Created = times.Epoch ?? NewestOf(made) };
            }
        }

        // An entry without a layer has the time of the first new layer, or else of the last layer before it.
        var firstNew = Array.FindIndex(history, entry => entry.Created is null);
        var later = firstNew < 0 ? null : history.Skip(firstNew).FirstOrDefault(entry => entry.Created is not null)?.Created;
        var created = later ?? history.LastOrDefault(entry => entry.Created is not null)?.Created ?? times.OfNewFiles;
        for (var i = 0; i < history.Length; i++)
        {
            history[i] = history[i].Created is not null ? history[i] : history[i] with { Created = times.Epoch ?? created };
            created = i >= firstNew && history[i].Created is { } time ? time : created;
        }

        return image with { History = [.. history], Created = history.LastOrDefault()?.Created ?? times.OfNewFiles };
    }

    private static DateTimeOffset NewestOf(StageLayer.Made made) =>
        made.Entries.Where(entry => entry.Type is not LayerEntryType.Directory).Select(entry => entry.ModifiedUtc).Append(DateTimeOffset.UnixEpoch).Max();
}
