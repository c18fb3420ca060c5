namespace ImageGen.Benchmarks.Processes.Progress;

/// <summary>A folder whose build takes about ten seconds and prints 2,000 lines.</summary>
internal sealed class LongBuild : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-benchmark-progress-");

    /// <param name="baseImage">An image with a shell.</param>
    public LongBuild(string baseImage) => File.WriteAllText(Path.Join(FullPath, "Dockerfile"), $"""
        FROM {baseImage}
        COPY change .
        RUN for second in $(seq 100); do for line in $(seq 20); do echo "  $second.$line Restored /src/Shop.Api/Shop.Api.csproj (in $line ms)."; done; sleep 0.1; done

        """);

    public string FullPath => _folder.FullName;

    /// <summary>Changes a file, so that no builder has the rest in its cache.</summary>
    public void Change() => File.WriteAllText(Path.Join(FullPath, "change"), Guid.NewGuid().ToString());

    public void Dispose() => _folder.Delete(recursive: true);
}
