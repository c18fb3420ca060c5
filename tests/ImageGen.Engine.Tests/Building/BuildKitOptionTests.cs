using System.Formats.Tar;
using System.Text;
using ImageGen.Progress;
using Xunit;

namespace ImageGen.Engine.Tests.Building;

/// <summary>What only BuildKit does, on the engine that is there.</summary>
public sealed class BuildKitOptionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-options");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Secrets_reach_their_steps_and_leave_no_trace()
    {
        await using var workshop = await Workshop.OpenAsync(EngineKind.BuildKit);
        var reference = workshop.NewReference();
        var values = Enumerable.Range(0, 4).Select(_ => "trace-" + Guid.NewGuid().ToString("n")).ToList();
        var file = Path.Combine(_folder.FullName, "secret");
        await File.WriteAllTextAsync(file, values[0], TestContext.Current.CancellationToken);
        Environment.SetEnvironmentVariable("IMAGEGEN_TEST_SECRET", values[1]);
        var traces = await EngineTraces.StartAsync(workshop.Connection, _folder);
        var told = "told-" + Guid.NewGuid().ToString("n");

        await workshop.BuildAsync(
            reference,
            $"FROM $BASE\nENV TOLD={told}\nRUN echo {told} > /told\nRUN --mount=type=secret,id=a --mount=type=secret,id=b --mount=type=secret,id=c --mount=type=secret,id=d,target=/d cat /run/secrets/a /run/secrets/b /run/secrets/c /d | sha256sum > /sum\n",
            new ImageBuildOptions
            {
                NoCache = true,
                Secrets =
                {
                    BuildSecret.FromFile("a", file),
                    BuildSecret.FromEnvironment("b", "IMAGEGEN_TEST_SECRET"),
                    BuildSecret.FromValue("c", values[2]),
                    BuildSecret.FromCallback("d", _ => ValueTask.FromResult<ReadOnlyMemory<byte>?>(Encoding.UTF8.GetBytes(values[3]))),
                },
            });

        Environment.SetEnvironmentVariable("IMAGEGEN_TEST_SECRET", null);
        var sum = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(values))));
        Assert.Equal($"{sum}  -\n", await workshop.RunAsync(reference, "cat", "/sum"));
        Assert.All(values, value => Assert.DoesNotContain(value, string.Join('\n', workshop.Progress.Events), StringComparison.Ordinal));
        Assert.Empty(await traces.FindAsync(reference, values));
        // The search finds what is there: in the answers of the engine, in the layer, and in the folders behind them.
        var known = await traces.FindAsync(reference, told);
        Assert.All(["/json", "/history", "/get", "system/df", "/told"], place => Assert.Contains(known, found => found.Contains($"{place}: ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_secret_that_cannot_be_read_ends_the_build_in_its_own_words()
    {
        await using var workshop = await Workshop.OpenAsync(EngineKind.BuildKit);

        var failure = await Assert.ThrowsAsync<ImageBuildException>(() => workshop.BuildAsync(
            workshop.NewReference(),
            "FROM $BASE\nRUN --mount=type=secret,id=token true\n",
            new ImageBuildOptions { NoCache = true, Secrets = { BuildSecret.FromCallback("token", _ => throw new InvalidOperationException("the vault is sealed")) } }));

        Assert.Contains("the vault is sealed", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_the_result_come_back_as_a_folder_or_an_archive()
    {
        await using var workshop = await Workshop.OpenAsync(EngineKind.BuildKit);
        const string dockerfile = "FROM $BASE AS build\nRUN mkdir -p /out/sub && echo made > /out/sub/file && chmod 640 /out/sub/file\nFROM scratch\nCOPY --from=build /out /\n";
        var directory = Path.Combine(_folder.FullName, "directory");
        var archive = Path.Combine(_folder.FullName, "archive.tar");

        var outcome = await workshop.BuildAsync([workshop.NewReference()], dockerfile, new ImageBuildOptions { Outputs = { BuildOutput.Directory(directory) } });
        await workshop.BuildAsync([workshop.NewReference()], dockerfile, new ImageBuildOptions { Outputs = { BuildOutput.Tar(archive) } });

        Assert.Null(outcome.Id);
        Assert.Equal("made\n", await File.ReadAllTextAsync(Path.Combine(directory, "sub", "file"), TestContext.Current.CancellationToken));
        await using var stream = File.OpenRead(archive);
        await using var reader = new TarReader(stream);
        List<(string Name, UnixFileMode Mode)> entries = [];
        while (await reader.GetNextEntryAsync(cancellationToken: TestContext.Current.CancellationToken) is { } entry)
        {
            entries.Add((entry.Name, entry.Mode));
        }

        Assert.Equal(["sub/", "sub/file"], entries.Select(entry => entry.Name));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, entries[1].Mode);
    }

    [Fact]
    public async Task A_build_for_the_cache_alone_names_nothing()
    {
        await using var workshop = await Workshop.OpenAsync(EngineKind.BuildKit);
        var reference = workshop.NewReference();
        var dockerfile = $"FROM $BASE\nRUN echo {Guid.NewGuid()}\n";

        var outcome = await workshop.BuildAsync(reference, dockerfile, new ImageBuildOptions { Outputs = { BuildOutput.CacheOnly } });

        Assert.Null(outcome.Id);
        Assert.Null(await workshop.Connection.Images.InspectAsync(reference.ToString(), TestContext.Current.CancellationToken));
        await workshop.BuildAsync(reference, dockerfile);
        Assert.True(workshop.Progress.Events.OfType<StepCompleted>().Single(step => step.Name.Contains("RUN echo", StringComparison.Ordinal)).Cached);
    }

    [Fact]
    public async Task Only_the_stages_that_are_named_run_anew()
    {
        await using var workshop = await Workshop.OpenAsync(EngineKind.BuildKit);
        var dockerfile = $"FROM $BASE AS first\nRUN echo one {Guid.NewGuid()} > /one\nFROM $BASE AS second\nCOPY --from=first /one /one\nRUN echo two\n";
        await workshop.BuildAsync(workshop.NewReference(), dockerfile);

        await workshop.BuildAsync(workshop.NewReference(), dockerfile, new ImageBuildOptions { NoCacheFilter = { "second" } });

        Assert.True(Run("echo one").Cached);
        Assert.False(Run("echo two").Cached);

        StepCompleted Run(string command) => workshop.Progress.Events.OfType<StepCompleted>().Single(step => step.Name.Contains($"RUN {command}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_this_engine_cannot_do_is_said_before_the_build()
    {
        await using var workshop = await Workshop.OpenAsync(EngineKind.BuildKit);
        var options = new ImageBuildOptions { Platforms = ["linux/amd64", "linux/arm64"], Provenance = ProvenanceMode.Max, Outputs = { BuildOutput.Image(push: true) } };

        var failure = await Assert.ThrowsAsync<ImageBuildException>(() => workshop.BuildAsync(workshop.NewReference(), "FROM $BASE\n", options));

        Assert.Contains(workshop.Connection.Capabilities.EngineVersion, failure.Message, StringComparison.Ordinal);
        Assert.Contains("Platforms needs", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Provenance needs", failure.Message, StringComparison.Ordinal);
        Assert.Empty(workshop.Progress.Events);
    }

    [Fact]
    public async Task An_image_that_only_the_engine_has_is_a_base_without_a_pull()
    {
        await using var workshop = await Workshop.OpenAsync(EngineKind.BuildKit);
        var own = workshop.NewReference();
        await workshop.BuildAsync(own, "FROM $BASE\nRUN echo own > /own\n");
        var reference = workshop.NewReference();

        await workshop.BuildAsync(reference, $"FROM {own}\nRUN cat /own > /copy\n", new ImageBuildOptions { Pull = false });

        Assert.Equal("own\n", await workshop.RunAsync(reference, "cat", "/copy"));
        var failure = await Assert.ThrowsAsync<BaseImageException>(() => workshop.BuildAsync(reference, $"FROM {own}\n"));
        Assert.Contains("Pull = false", failure.Message, StringComparison.Ordinal);
    }
}
