using System.Formats.Tar;
using System.Text;
using ImageGen.Progress;
using Xunit;

namespace ImageGen.Engine.Tests.Building;

/// <summary>Builds for a platform that a node neither lists nor emulates.</summary>
public sealed class NodePlatformTests : IDisposable
{
    /// <summary>A platform that no machine of these tests has.</summary>
    private const string Foreign = "linux/s390x";

    private const string Copies = """
        ARG BASE
        FROM --platform=$BUILDPLATFORM $BASE AS build
        ARG TARGETARCH
        RUN echo "for $TARGETARCH" > /built
        FROM scratch
        ENV A=b
        LABEL c=d
        WORKDIR /app
        COPY --from=build /built ./
        USER 1654
        """;

    /// <summary>The program is of no platform, which the kernel refuses like that of another one.</summary>
    private const string Runs = "FROM scratch\nCOPY program /program\nRUN [\"/program\"]\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-platforms");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static DockerImage Image => new($"imagegen-platforms/{Guid.NewGuid():n}", dockerfile: "Dockerfile");

    [Fact]
    public async Task An_image_that_only_copies_is_built_for_all_platforms_on_one_node()
    {
        await using var node = new EngineNode();

        _ = await Image.BuildAsync(Options(node, ["linux/amd64", Foreign], Copies, BuildContext.Empty), Cancel);

        Assert.Equal("for amd64\n", Read("linux_amd64/app/built"));
        Assert.Equal("for s390x\n", Read("linux_s390x/app/built"));
    }

    [Fact]
    public async Task A_step_that_needs_an_emulator_is_a_warning_and_fails_with_the_advice()
    {
        await using var node = new EngineNode();
        var events = new EventRecord();
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "program"), "no program", Cancel);
        var options = Options(node, [Foreign], Runs.Replace("COPY", "COPY --chmod=755", StringComparison.Ordinal), BuildContext.FromDirectory(_folder.FullName), events);

        var failure = await Assert.ThrowsAnyAsync<ImageBuildException>(() => Image.BuildAsync(options, Cancel));

        Assert.Single(events.Events.OfType<BuildWarning>(), warning => warning.Line == 3 && warning.Message.Contains(Foreign, StringComparison.Ordinal));
        Assert.Contains("tonistiigi/binfmt", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Dockerfile_that_only_the_node_reads_is_built_if_it_only_copies()
    {
        await using var node = new EngineNode();

        _ = await Image.BuildAsync(Options(node, [Foreign], dockerfile: null, Archive("FROM scratch\nCOPY program /program\n")), Cancel);

        Assert.Equal("no program", Read("program"));
    }

    [Fact]
    public async Task A_Dockerfile_that_only_the_node_reads_fails_at_the_step_with_the_same_advice()
    {
        await using var node = new EngineNode();

        var failure = await Assert.ThrowsAnyAsync<ImageBuildException>(() => Image.BuildAsync(Options(node, [Foreign], dockerfile: null, Archive(Runs)), Cancel));

        Assert.Contains("exec format error", string.Join('\n', [failure.Message, .. failure.LastOutput]), StringComparison.Ordinal);
        Assert.Contains("tonistiigi/binfmt", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_fails_at_the_step_with_the_same_advice()
    {
        var failure = await Assert.ThrowsAnyAsync<ImageBuildException>(() => Image.BuildAsync(
            new() { Engine = EngineEnvironment.Docker, Platforms = [Foreign], Context = Archive(Runs), Outputs = [BuildOutput.CacheOnly], Progress = BuildProgress.Quiet }, Cancel));

        Assert.Contains("tonistiigi/binfmt", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Read(string path) => File.ReadAllText(Path.Combine(_folder.FullName, "output", path));

    private ImageBuildOptions Options(EngineNode node, string[] platforms, string? dockerfile, BuildContext context, IProgress<BuildEvent>? progress = null) => new()
    {
        BuildKit = [node.Node],
        Platforms = [.. platforms.Select(Platform.Parse)],
        DockerfileText = dockerfile,
        Args = dockerfile is null ? [] : new() { ["BASE"] = EngineEnvironment.BaseImage.ToString() },
        Context = context,
        Outputs = [BuildOutput.Directory(Path.Combine(_folder.FullName, "output"))],
        Progress = progress ?? BuildProgress.Quiet,
        Retry = RetryOptions.None,
    };

    private static BuildContext Archive(string dockerfile)
    {
        var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            Write(writer, "Dockerfile", dockerfile);
            Write(writer, "program", "no program");
        }

        return BuildContext.FromTar(() => new MemoryStream(archive.ToArray()));

        static void Write(TarWriter writer, string name, string content) => writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
        {
            DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)),
            Mode = UnixFileMode.UserRead | UnixFileMode.UserExecute,
        });
    }
}
