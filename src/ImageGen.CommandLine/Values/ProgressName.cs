using ImageGen.Dockerfiles.Checks;
using ImageGen.Progress;

namespace ImageGen.CommandLine.Values;

/// <summary>A value of <c>--progress</c>: the name of a receiver of progress.</summary>
internal static class ProgressName
{
    private static readonly Dictionary<string, IProgress<BuildEvent>> Receivers = new(StringComparer.Ordinal)
    {
        ["auto"] = BuildProgress.Auto,
        ["live"] = BuildProgress.Live,
        ["plain"] = BuildProgress.Plain,
        ["quiet"] = BuildProgress.Quiet,
        ["json"] = BuildProgress.Json,
    };

    public static IReadOnlyCollection<string> All => Receivers.Keys;

    public static IProgress<BuildEvent> Read(string text) => Receivers.TryGetValue(text, out var receiver)
        ? receiver
        : throw new ImageGenException(new NameSuggestions().Find(text, All) is { } meant ? $"'{text}' is not a kind of progress. Did you mean '{meant}'?" : $"'{text}' is not a kind of progress. Use {string.Join(", ", All)}.");
}
