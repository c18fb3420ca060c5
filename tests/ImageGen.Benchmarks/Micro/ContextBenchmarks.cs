using BenchmarkDotNet.Attributes;
using ImageGen.Contexts;

namespace ImageGen.Benchmarks.Micro;

/// <summary>A folder of 2,000 files, walked and written as a tar that goes nowhere.</summary>
[MemoryDiagnoser]
public class ContextBenchmarks
{
    private const int Files = 2000;

    private DirectoryInfo? _folder;
    private PreparedContext? _context;

    [GlobalSetup]
    public async Task MakeFolderAsync()
    {
        _folder = Directory.CreateTempSubdirectory("imagegen-micro-");
        File.WriteAllText(Path.Join(_folder.FullName, "Dockerfile"), "FROM scratch\n");
        File.WriteAllText(Path.Join(_folder.FullName, ".dockerignore"), "**/bin\n**/obj\n*.md\n!README.md\n");
        for (var file = 0; file < Files; file++)
        {
            var parent = _folder.CreateSubdirectory($"project{file / 100}");
            File.WriteAllBytes(Path.Join(parent.FullName, $"File{file}.cs"), new byte[10_000]);
        }

        _context = await ContextPreparation.PrepareAsync(new ContextDefinition { ProjectDirectory = _folder.FullName, DockerfilePath = "Dockerfile" }, CancellationToken.None);
    }

    [GlobalCleanup]
    public void RemoveFolder() => _folder!.Delete(recursive: true);

    [Benchmark]
    public Task WalkAndTar() => _context!.WriteTarAsync(Stream.Null, BuildProgress.Quiet, CancellationToken.None);
}
