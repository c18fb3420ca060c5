using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using ImageGen.Building.Failures;
using ImageGen.Building.Steps;
using ImageGen.BuildKit.Failures;
using ImageGen.BuildKit.Protocol;
using static ImageGen.Growth.Tests.GrowthShape;

namespace ImageGen.Growth.Tests.Shapes;

/// <summary>The words in which engines and daemons complain.</summary>
internal static class FailureShapes
{
    public static IReadOnlyList<GrowthShape> All { get; } =
    [
        Of("one long word", n => new string('x', n)),
        Of("words of commands", n => Repeat(n / 30, "executor failed running [a]: ")),
        Of("words of steps", n => Repeat(n / 30, "building at STEP \"RUN a exit status ")),
        Of("words of copies", n => Repeat(n / 30, "COPY failed: stat a ")),
        Of("words of checksums", n => Repeat(n / 30, "failed to compute cache key \"a")),
        Of("words of copiers", n => Repeat(n / 40, "building at STEP \"COPY a copier: stat: \"a")),
        Of("words of folders", n => Repeat(n / 30, "lstat /a/merged/b ")),
        Of("words of secrets", n => Repeat(n / 8, "secret x")),
        Of("words of images", n => Repeat(n / 40, "initializing source docker://x:")),
        Of("words of targets", n => Repeat(n / 20, "target stage x:")),
        Of("words of parts", n => Repeat(n / 20, "failed to load LLB: ")),
        Of("words of statuses", n => Repeat(n / 20, "rpc error: code = x ")),
        Of("digits", n => "returned a non-zero code: " + new string('1', n) + "x"),
        Of("blanks", n => "returned a non-zero code: 1" + new string(' ', n) + "x"),
        OfStatus("details", 500, n =>
        {
            var status = new FailedStatus();
            status.Details.AddRange(Enumerable.Range(0, n).Select(i => Detail($"{{\"info\":{{\"filename\":\"f{i}\",\"data\":\"YQ==\"}},\"ranges\":[]}}")));
            return status;
        }),
        OfStatus("ranges of a detail", 500, n => Single("{\"info\":{\"filename\":\"f\"},\"ranges\":[" + Repeat(n, "{\"start\":{\"line\":1}},") + "{}]}")),
        OfStatus("a detail that nests", 20_000, n => Single("{\"info\":" + new string('[', n))),
    ];

    private static Any Detail(string json) => new() { TypeUrl = "github.com/moby/buildkit/errdefs.Source+json", Value = ByteString.CopyFromUtf8(json) };

    private static FailedStatus Single(string json) => new() { Details = { Detail(json) } };

    private static GrowthShape OfStatus(string name, int size, Func<int, FailedStatus> make) => new("failure details", name, size, n =>
    {
        var bytes = make(n).ToByteArray();
        return () => FailureDetails.Read(bytes);
    });

    private static GrowthShape Of(string name, Func<int, string> words) => new("failures", name, 4_000, n =>
    {
        var complaint = new EngineComplaint(words(n), Code: null, Step: null);
        var failures = new BuildFailures("Dockerfile", new DockerfileSteps(Dockerfile.Parse("FROM a\n")));
        return () => failures.From(complaint);
    });
}
