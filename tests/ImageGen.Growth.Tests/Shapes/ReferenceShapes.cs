using static ImageGen.Growth.Tests.GrowthShape;

namespace ImageGen.Growth.Tests.Shapes;

/// <summary>References, tags and digests; each refused, since what is valid is short.</summary>
internal static class ReferenceShapes
{
    public static IReadOnlyList<GrowthShape> All { get; } =
    [
        Of("one long segment", n => new string('a', n)),
        Of("path segments", n => Repeat(n / 2, "a/") + "b"),
        Of("separators", n => Repeat(n / 3, "a__") + "!"),
        Of("dashes", n => "a" + new string('-', n)),
        Of("upper case", n => new string('A', n) + "/b"),
        Of("host labels", n => Repeat(n / 2, "a.") + "/b"),
        Of("address", n => "[" + new string(':', n) + "/b"),
        Of("users before a host", n => Repeat(n / 4, "a:b@") + "/c"),
        Of("white space", n => "a" + new string(' ', n) + "b"),
        Of("long tag", n => "a:" + new string('t', n)),
        Of("many tags", n => "a" + Repeat(n / 2, ":t")),
        Of("long digest", n => "a@sha256:" + new string('0', n)),
        Of("digest algorithm", n => "a@" + Repeat(n / 2, "a+") + ":0"),
        OfText("tags", "tag", "a tag alone", 200_000, n => new string('t', n), text => ImageTag.TryParse(text, out _, out _)),
        OfText("digests", "digest", "a digest alone", 200_000, n => "sha512:" + new string('f', n), text => ImageDigest.TryParse(text, out _, out _)),
    ];

    private static GrowthShape Of(string name, Func<int, string> text) =>
        OfText("references", "reference", name, 200_000, text, read => ImageReference.TryParse(read, out _, out _));
}
