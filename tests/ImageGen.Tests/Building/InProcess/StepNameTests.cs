using ImageGen.Progress;
using Xunit;

namespace ImageGen.Tests.Building.InProcess;

/// <summary>Steps have the names that BuildKit gives them. The expected names are those of the BuildKit in Docker Engine 20.10.</summary>
public sealed class StepNameTests : IDisposable
{
    private const string Dockerfile = """
        ARG BASE=one
        FROM ${BASE} AS base
        ARG TARGETARCH
        ARG NAME="a b"
        ENV WHERE=/srv
        workdir $WHERE/${TARGETARCH}
        COPY ["one.txt", "/${NAME}/"]
        COPY --chown=1:${UNSET:-2} one.txt \
           two.txt "$WHERE/ü/"
        COPY one.txt /$UNSET/x
        """;

    private readonly BuiltLayout _built = new();

    public void Dispose() => _built.Dispose();

    [Fact]
    public async Task Variables_have_their_values()
    {
        _built.Folder.Write("one.txt", "1");
        _built.Folder.Write("two.txt", "2");
        await _built.RunAsync(new() { Context = BuildContext.FromDirectory("."), Platforms = ["linux/arm64"], Outputs = [BuildOutput.OciLayout("base")] }, "FROM scratch\nCOPY one.txt /\n");
        var events = new EventList();
        _built.Progress = events;

        _ = await _built.BuildAsync(new() { Context = BuildContext.FromDirectory("."), Platforms = ["linux/arm64"], NamedContexts = { ["one"] = NamedContext.FromOciLayout(_built.Folder.At("base")) } }, Dockerfile);

        Assert.Equal(
            [
                "[1/5] FROM docker.io/library/one:latest",
                "[2/5] WORKDIR /srv/arm64",
                "[3/5] COPY [one.txt, /a b/]",
                "[4/5] COPY --chown=1:2 one.txt    two.txt /srv/ü/",
                "[5/5] COPY one.txt //x",
                "writing layers",
            ],
            events.Events.OfType<StepStarted>().Select(step => step.Name));
    }
}
