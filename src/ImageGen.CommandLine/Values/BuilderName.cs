using ImageGen.Dockerfiles.Checks;

namespace ImageGen.CommandLine.Values;

/// <summary>A value of <c>--builder</c>.</summary>
internal static class BuilderName
{
    private static readonly Dictionary<string, ImageBuilder> Builders = new(StringComparer.Ordinal)
    {
        ["auto"] = ImageBuilder.Auto,
        ["buildkit"] = ImageBuilder.BuildKit,
        ["classic"] = ImageBuilder.Classic,
        ["in-process"] = ImageBuilder.InProcess,
    };

    public static IReadOnlyCollection<string> All => Builders.Keys;

    public static ImageBuilder? Read(string text) => Builders.TryGetValue(text == "inprocess" ? "in-process" : text, out var builder)
        ? builder
        : throw new ImageGenException(new NameSuggestions().Find(text, All) is { } meant ? $"'{text}' is not a builder. Did you mean '{meant}'?" : $"'{text}' is not a builder. Use {string.Join(", ", All)}.");

    public static string Write(ImageBuilder builder) => Builders.First(each => each.Value == builder).Key;
}
