using static ImageGen.Growth.Tests.GrowthShape;

namespace ImageGen.Growth.Tests.Shapes;

/// <summary>What single instructions hold.</summary>
internal static class InstructionShapes
{
    public static IReadOnlyList<GrowthShape> All { get; } =
    [
        Of("mounts", 8_000, n => "FROM scratch\nRUN" + Repeat(n / 32, i => $" --mount=type=cache,target=/c{i}") + " x\n"),
        Of("fields of a mount", 8_000, n => "FROM scratch\nRUN --mount=type=cache" + Repeat(n / 12, i => $",target=/c{i}") + " x\n"),
        Of("quotes in a mount", 8_000, n => "FROM scratch\nRUN --mount='\"a" + Repeat(n / 2, "\"\"") + "\"' x\n"),
        Of("a mount's size", 20_000, n => "FROM scratch\nRUN --mount=type=tmpfs,target=/t,size=" + new string('1', n) + "x y\n"),
        Of("a mount's mode", 20_000, n => "FROM scratch\nRUN --mount=type=cache,target=/t,mode=" + new string('0', n) + "x y\n"),
        Of("a mount's target", 20_000, n => "FROM scratch\nWORKDIR /a\nRUN --mount=type=cache,target=" + Repeat(n / 5, "a/../") + " y\n"),
        Of("unknown flags", 8_000, n => "FROM a\nCOPY" + Repeat(n / 4, " --a") + " b c\n"),
        Of("flags given twice", 8_000, n => "FROM a\nCOPY" + Repeat(n / 9, " --from=a") + " b c\n"),
        Of("quoted flags", 8_000, n => "FROM a\nCOPY --chown=" + Repeat(n / 4, "'a'\\b") + " b c\n"),
        Of("modes", 20_000, n => "FROM a\nCOPY --chmod=" + Repeat(n / 4, "u+x,") + " b c\n"),
        Of("an array of strings", 20_000, n => "FROM a\nCMD [\"a\"" + Repeat(n / 4, ",\"b\"") + "]\n"),
        Of("an array that nests", 20_000, n => "FROM a\nCMD " + new string('[', n)),
        Of("arrays that begin", 8_000, n => "FROM a\n" + Repeat(n / 10, "CMD [\"a\",[\n")),
        Of("an array's escapes", 20_000, n => "FROM a\nCMD [\"" + Repeat(n / 6, "\\u0041") + "\"]\n"),
        Of("durations", 8_000, n => "FROM a\n" + Repeat(n / 60, "HEALTHCHECK --interval=1h1m1s1ms --timeout=1h1m1s1ms CMD x\n")),
        Of("ports", 8_000, n => "FROM a\nEXPOSE" + Repeat(n / 8, i => $" {i % 60000}/tcp") + "\n"),
        Of("colons of a port", 20_000, n => "FROM a\nEXPOSE " + Repeat(n / 2, "1:") + "1\n"),
        Of("arguments of an instruction", 8_000, n => "FROM a\nARG" + Repeat(n / 8, i => $" a{i}=1") + "\n"),
        Of("arguments and comments above them", 4_000, n => "FROM a\n" + Repeat(n / 20, i => $"# a{i} c\n# more\n") + "ARG" + Repeat(n / 10, i => $" a{i * 2}") + "\n"),
        Of("arguments and comments of none", 4_000, n => "FROM a\n" + Repeat(n / 10, i => $"# c{i}\n") + "ARG" + Repeat(n / 10, i => $" a{i}") + "\n"),
        Of("health checks, labels and volumes", 8_000, n => "FROM a\n" + Repeat(n / 50, i => $"HEALTHCHECK NONE\nLABEL l{i} v\nVOLUME /v{i}\nSTOPSIGNAL RTMIN+{i}\n")),
    ];

    private static GrowthShape Of(string name, int size, Func<int, string> text) => OfText("instructions", "dockerfile", name, size, text, DockerfileWork.Judge);
}
