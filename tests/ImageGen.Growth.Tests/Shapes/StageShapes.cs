using static ImageGen.Growth.Tests.GrowthShape;

namespace ImageGen.Growth.Tests.Shapes;

/// <summary>Stages and what they take from each other.</summary>
internal static class StageShapes
{
    public static IReadOnlyList<GrowthShape> All { get; } =
    [
        Of("a chain of stages", 200, n => "FROM scratch AS s0\n" + Repeat(n, i => $"FROM s{i} AS s{i + 1}\nARG A{i}=1\nENV E{i}=$A{i}\n")),
        Of("a chain of stages on an image", 200, n => "FROM i AS s0\n" + Repeat(n, i => $"FROM s{i} AS s{i + 1}\nENV E=$E E{i}=$E{i - 1}\n")),
        Of("a fan of stages", 200, n => "FROM scratch AS s\n" + Repeat(n / 10, i => $"ENV B{i}=1\n") + Repeat(n, i => $"FROM s AS s{i}\nENV E=$B{i}\n") + "FROM scratch\n" + Repeat(n, i => $"COPY --from=s{i} / /\n")),
        Of("stages copied from", 200, n => Repeat(n, i => $"FROM scratch AS s{i}\n") + "FROM scratch\n" + Repeat(n, i => $"COPY --from=s{i} a b\n")),
        Of("images copied from", 200, n => "FROM scratch\n" + Repeat(n, i => $"COPY --from=i{i} a b\nCOPY --from={i} a b\n")),
        Of("a circle of stages", 200, n => Repeat(n, i => $"FROM scratch AS s{i}\nCOPY --from=s{(i + 1) % n} a b\n")),
        Of("stages that come too late", 200, n => Repeat(n, i => $"FROM scratch AS s{i}\nCOPY --from=s{i + 1} a b\n") + "FROM scratch\n" + Repeat(n, i => $"COPY --from=s{i} a b\n")),
        Of("stages that mount from one", 200, n => "FROM scratch AS s\n" + Repeat(n, i => $"FROM scratch AS s{i}\nRUN --mount=from=s,target=/x a\n")),
        Of("stages of one name", 200, n => Repeat(n, "FROM scratch AS s\n")),
        Of("triggers of a base", 100, n => "FROM scratch AS s\n" + Repeat(n, i => $"ONBUILD COPY --from=i{i} a b\n") + Repeat(n, i => $"FROM s AS s{i}\n") + "FROM scratch\n" + Repeat(n, i => $"COPY --from=s{i} a b\n")),
        Of("triggers down a chain", 200, n => Repeat(n, i => $"FROM {(i == 0 ? "scratch" : $"s{i - 1}")} AS s{i}\nONBUILD ENV a{i}=$b\n")),
        Of("working directories", 200, n => "FROM scratch\n" + Repeat(n, i => $"WORKDIR d{i % 7}\n")),
        Of("working directories down a chain", 200, n => "FROM scratch AS s0\n" + Repeat(n, i => $"FROM s{i} AS s{i + 1}\nWORKDIR d\nRUN --mount=type=cache,target=../x y\n")),
        Of("platforms of stages", 200, n => Repeat(n, i => $"FROM --platform=linux/arm64 scratch AS s{i}\n")),
        Of("arguments above the first stage", 200, n => Repeat(n, i => $"ARG a{i}=${{a{i / 2}:-x}}\n") + Repeat(n, i => $"FROM $a{i}\n")),
    ];

    private static GrowthShape Of(string name, int size, Func<int, string> text) => OfText("stages", "dockerfile", name, size, text, DockerfileWork.Judge);
}
