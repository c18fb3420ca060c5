using static ImageGen.Growth.Tests.GrowthShape;

namespace ImageGen.Growth.Tests.Shapes;

/// <summary>Platforms.</summary>
internal static class PlatformShapes
{
    public static IReadOnlyList<GrowthShape> All { get; } =
    [
        Of("long system", n => new string('l', n) + "/amd64"),
        Of("many parts", n => "linux" + Repeat(n / 2, "/a")),
        Of("features", n => "linux(1" + Repeat(n / 8, i => $"+f{i}") + ")/amd64"),
        Of("encoded version", n => "windows(" + Repeat(n / 3, "%2B") + ")/amd64"),
        Of("unclosed version", n => "windows(" + new string('1', n)),
    ];

    private static GrowthShape Of(string name, Func<int, string> text) =>
        OfText("platforms", "platform", name, 100_000, text, read => Platform.TryParse(read, out _, out _));
}
