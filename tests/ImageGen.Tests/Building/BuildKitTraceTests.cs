using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using ImageGen.Building.BuildKit.Protocol;
using Xunit;

namespace ImageGen.Tests.Building;

public sealed class BuildKitTraceTests
{
    private const string Dockerfile = "FROM scratch AS build\nARG X\nRUN make\nFROM scratch\nCOPY --from=build /a /b\n";
    private const string Id = $$$"""{"id":"moby.image.id","aux":{"ID":"{{{FakeBuilds.Id}}}"}}""";
    private static readonly DateTime Noon = new(2026, 1, 2, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Vertexes_statuses_logs_and_warnings_become_events()
    {
        var events = new EventList();
        // The two bytes of é come in two messages.
        await using var engine = await FakeBuilds.EngineAsync(
            Trace(Vertex("d1", "[build 1/1] RUN make")),
            Trace(Vertex("d1", "[build 1/1] RUN make", started: 0)),
            Trace(new StatusResponse { Statuses = { new VertexStatus { Id = "extracting", Vertex = "d1", Current = 3, Total = 9 } } }),
            Trace(Log("d1", 1, [(byte)'a', 0xC3])),
            Trace(Log("d1", 1, [0xA9, (byte)'\n'])),
            Trace(Log("d1", 2, "oops\n"u8.ToArray())),
            Trace(Vertex("d1", "[build 1/1] RUN make", started: 0, completed: 2)),
            Trace(Vertex("d2", "[stage-1 1/1] COPY --from=build /a /b", started: 2, completed: 2, cached: true)),
            Trace(new StatusResponse { Warnings = { Warning("FromAsCasing: 'as' and 'FROM' keywords' casing do not match", line: 4) } }),
            Id);

        var outcome = await FakeBuilds.BuildKitAsync(engine, Dockerfile, progress: events);

        Assert.Equal(FakeBuilds.Id, outcome.Id.ToString());
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
                new BuildWarning("FromAsCasing: 'as' and 'FROM' keywords' casing do not match", "Dockerfile", 4, "https://docs.docker.com/go/x"),
            ],
            events.Events.Where(each => each is not ContextSent));
        Assert.Equal(4, Assert.Single(outcome.Warnings).Line);
    }

    [Fact]
    public async Task Fields_that_later_versions_add_are_passed_over()
    {
        // Field 8 of a vertex is its progress group, 15 of the response is nothing that is known here.
        byte[] vertex = [.. new Vertex { Digest = "d", Name = "n" }.ToByteArray(), 0x42, 0x02, 0x0A, 0x00];
        byte[] response = [0x0A, (byte)vertex.Length, .. vertex, 0x78, 0x07];
        await using var engine = await FakeBuilds.EngineAsync(Trace(response), Id);

        Assert.Equal(FakeBuilds.Id, (await FakeBuilds.BuildKitAsync(engine, Dockerfile)).Id.ToString());
    }

    [Fact]
    public async Task The_step_that_failed_is_told_from_those_that_it_stopped()
    {
        await using var engine = await FakeBuilds.EngineAsync(
            Trace(Vertex("d2", "[stage-1 1/1] COPY --from=build /a /b", started: 0, completed: 1, error: "context canceled")),
            Trace(Log("d1", 2, "no rule\n"u8.ToArray(), name: "[build 1/1] RUN make")),
            Trace(Vertex("d1", "[build 1/1] RUN make", started: 0, completed: 1, error: "process \"/bin/sh -c make\" did not complete successfully: exit code: 2")),
            """{"errorDetail":{"message":"failed to solve: process \"/bin/sh -c make\" did not complete successfully: exit code: 2"}}""");

        var failure = await Assert.ThrowsAsync<BuildStepFailedException>(() => FakeBuilds.BuildKitAsync(engine, Dockerfile));

        Assert.Equal((3, 2), (failure.Line, failure.ExitCode));
        Assert.Equal(["no rule"], failure.LastOutput);
    }

    private static StatusResponse Vertex(string digest, string name, int? started = null, int? completed = null, bool cached = false, string error = "") => new()
    {
        Vertexes =
        {
            new Vertex { Digest = digest, Name = name, Cached = cached, Error = error, Started = At(started), Completed = At(completed) },
        },
    };

    private static StatusResponse Log(string digest, long stream, byte[] message, string? name = null)
    {
        var response = name is null ? new StatusResponse() : Vertex(digest, name, started: 0);
        response.Logs.Add(new VertexLog { Vertex = digest, Stream = stream, Msg = ByteString.CopyFrom(message) });
        return response;
    }

    private static VertexWarning Warning(string text, int line) => new()
    {
        Short = ByteString.CopyFrom(text, Encoding.UTF8),
        Url = "https://docs.docker.com/go/x",
        Info = new SourceInfo { Filename = ".imagegen.Dockerfile" },
        Ranges = { new ImageGen.Building.BuildKit.Protocol.Range { Start = new Position { Line = line } } },
    };

    private static Timestamp? At(int? second) => second is { } after ? Timestamp.FromDateTime(Noon.AddSeconds(after)) : null;

    private static string Trace(StatusResponse response) => Trace(response.ToByteArray());

    private static string Trace(byte[] response) => $$"""{"id":"moby.buildkit.trace","aux":"{{Convert.ToBase64String(response)}}"}""";
}
