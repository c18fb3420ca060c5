using ImageGen.Building.BuildKit;
using ImageGen.Building.Steps;
using ImageGen.BuildKit;
using ImageGen.Progress;
using Xunit;

namespace ImageGen.Tests.Building.BuildKit;

public sealed class SolveTranscriptTests
{
    private const string Dockerfile = "FROM scratch AS build\nARG X\nRUN make\nFROM scratch\nCOPY --from=build /a /b\n";
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly EventList _events = new();

    [Fact]
    public void Vertices_statuses_logs_and_warnings_become_events()
    {
        var range = new SourceRange(4, 0, 4, 12);

        // The two bytes of é come in two messages.
        _ = Read(
            Vertex("d1", "[build 1/1] RUN make"),
            Vertex("d1", "[build 1/1] RUN make", started: 0),
            new SolveStatus { Statuses = [new VertexStatus { Id = "extracting", Vertex = "d1", Current = 3, Total = 9 }] },
            Log("d1", isError: false, [(byte)'a', 0xC3]),
            Log("d1", isError: false, [0xA9, (byte)'\n']),
            Log("d1", isError: true, "oops\n"u8.ToArray()),
            Vertex("d1", "[build 1/1] RUN make", started: 0, completed: 2),
            Vertex("d2", "[stage-1 1/1] COPY --from=build /a /b", started: 2, completed: 2, cached: true),
            new SolveStatus
            {
                Warnings =
                [
                    new VertexWarning
                    {
                        Vertex = "d2",
                        Short = "FromAsCasing: 'as' and 'FROM' keywords' casing do not match",
                        Detail = ["The 'as' keyword should match the case of the 'from' keyword", "and it does not"],
                        Url = new Uri("https://docs.docker.com/go/x"),
                        Location = new SourceLocation { FileName = "Dockerfile", Ranges = [range] },
                    },
                    new VertexWarning { Vertex = "d2", Short = "of nothing in particular" },
                ],
            });

        Assert.Equal(
            [
                new StepStarted("d1", "[build 1/1] RUN make"),
                new StepProgressed("d1", "extracting", 3, 9),
                new StepOutput("d1", "a", IsError: false),
                new StepOutput("d1", "é\n", IsError: false),
                new StepOutput("d1", "oops\n", IsError: true),
                new StepCompleted("d1", "[build 1/1] RUN make", Cached: false, TimeSpan.FromSeconds(2), Error: null),
                new StepStarted("d2", "[stage-1 1/1] COPY --from=build /a /b"),
                new StepCompleted("d2", "[stage-1 1/1] COPY --from=build /a /b", Cached: true, TimeSpan.Zero, Error: null),
                new BuildWarning("FromAsCasing: 'as' and 'FROM' keywords' casing do not match", "docker/api.Dockerfile", 4, "https://docs.docker.com/go/x")
                {
                    Range = range,
                    Detail = "The 'as' keyword should match the case of the 'from' keyword\nand it does not",
                },
                new BuildWarning("of nothing in particular"),
            ],
            _events.Events);
    }

    [Fact]
    public void A_step_that_is_taken_up_again_is_told_once_unless_it_fails()
    {
        var transcript = Read(
            Vertex("d1", "[build 1/1] RUN make", started: 0, completed: 1),
            Vertex("d1", "[build 1/1] RUN make", started: 0, completed: 1),
            Vertex("d1", "[build 1/1] RUN make", started: 0, completed: 2, error: "it broke"));

        Assert.Equal([null, "it broke"], _events.Events.OfType<StepCompleted>().Select(step => step.Error));
        Assert.Single(_events.Events.OfType<StepStarted>());
        Assert.Equal(3, transcript.Find("d1")!.Instruction!.Line);
    }

    [Fact]
    public void A_step_is_found_with_what_it_printed()
    {
        var transcript = Read(
            Log("d1", isError: true, "no rule\n"u8.ToArray(), name: "[build 1/1] RUN make"),
            Vertex("d1", "[build 1/1] RUN make", started: 0, completed: 1, error: "exit code: 2"));

        Assert.Equal(3, transcript.Find("d1")!.Instruction!.Line);
        Assert.Equal(["no rule"], transcript.Find("d1")!.Output.Lines);
        Assert.Null(transcript.Find("d2"));
        Assert.Null(transcript.Find(digest: null));
    }

    private SolveTranscript Read(params SolveStatus[] statuses)
    {
        var transcript = new SolveTranscript(new DockerfileSteps(ImageGen.Dockerfile.Parse(Dockerfile)), "docker/api.Dockerfile", _events);
        foreach (var status in statuses)
        {
            transcript.Report(status);
        }

        return transcript;
    }

    private static SolveStatus Vertex(string digest, string name, int? started = null, int? completed = null, bool cached = false, string? error = null) => new()
    {
        Vertices = [new Vertex { Digest = digest, Name = name, IsCached = cached, Error = error, Started = At(started), Completed = At(completed) }],
    };

    private static SolveStatus Log(string digest, bool isError, byte[] data, string? name = null) =>
        (name is null ? new SolveStatus() : Vertex(digest, name, started: 0)) with { Logs = [new VertexLog { Vertex = digest, IsError = isError, Data = data }] };

    private static DateTimeOffset? At(int? second) => second is { } after ? Noon.AddSeconds(after) : null;
}
