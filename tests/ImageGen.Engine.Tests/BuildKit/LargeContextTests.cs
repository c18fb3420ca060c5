using System.Diagnostics;
using ImageGen.Engine.Tests.Building;
using Xunit;

namespace ImageGen.Engine.Tests.BuildKit;

/// <summary>Contexts that are too large for whoever keeps a part of them in memory, or counts in 32 bits too little.</summary>
public sealed class LargeContextTests : IDisposable
{
    private const long Gigabyte = 1L << 30;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-large-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_file_of_a_gigabyte_arrives_whole()
    {
        MakeLargeFile();

        var built = await Image("FROM $BASE AS build\nRUN --mount=type=bind,target=/context stat -c %s /context/large > /size\nFROM scratch\nCOPY --from=build /size /\n")
            .BuildAsync(Options(BuildOutput.Directory(PathOf("out"))));

        Assert.Null(built.Id);
        Assert.Equal($"{Gigabyte + 1}\n", await File.ReadAllTextAsync(PathOf("out/size"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_hundred_thousand_files_arrive()
    {
        const int Folders = 100;
        const int FilesInFolder = 1000;
        for (var folder = 0; folder < Folders; folder++)
        {
            var path = Directory.CreateDirectory(PathOf($"files/ü {folder}")).FullName;
            for (var file = 0; file < FilesInFolder; file++)
            {
                await File.WriteAllBytesAsync(Path.Join(path, $"file {file}"), [(byte)file], TestContext.Current.CancellationToken);
            }
        }

        _ = await Image("FROM $BASE AS build\nRUN --mount=type=bind,source=files,target=/files find /files -type f | wc -l > /count\nFROM scratch\nCOPY --from=build /count /\n")
            .BuildAsync(Options(BuildOutput.Directory(PathOf("out"))));

        Assert.Equal($"{Folders * FilesInFolder}\n", await File.ReadAllTextAsync(PathOf("out/count"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_client_that_is_killed_as_it_sends_leaves_the_engine_in_order()
    {
        MakeLargeFile();
        File.WriteAllText(PathOf("Dockerfile"), "FROM scratch\nCOPY . /\n");
        using (var client = SendingProgram.Start(_folder.FullName))
        {
            while (SendingProgram.ReadBytes(client) < 100_000_000)
            {
                Assert.False(client.HasExited, "The program ended before it could be killed.");
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            client.Kill();
            await client.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var built = await Image("FROM scratch\nCOPY Dockerfile /\n").BuildAsync(Options(BuildOutput.Directory(PathOf("out"))));

        Assert.Null(built.Id);
        Assert.True(File.Exists(PathOf("out/Dockerfile")));
    }

    // Full of holes on this disk, and bytes like others to whoever reads it.
    private void MakeLargeFile()
    {
        using var file = File.Create(PathOf("large"));
        file.Write(Guid.NewGuid().ToByteArray());
        file.SetLength(Gigabyte + 1);
    }

    private DockerImage Image(string dockerfile) => new($"imagegen-building/{Guid.NewGuid():n}")
    {
        ProjectDirectory = _folder.FullName,
        Context = BuildContext.FromDirectory("."),
        Defaults = new() { DockerfileText = Workshop.WithBase(dockerfile) },
    };

    private static ImageBuildOptions Options(BuildOutput output) => new() { Engine = EngineEnvironment.Docker, Builder = ImageBuilder.BuildKit, Outputs = { output }, Progress = BuildProgress.Quiet };

    private string PathOf(string path) => Path.Join(_folder.FullName, path);
}
