namespace ImageGen.Benchmarks.Processes;

/// <summary>The context that is sent: 20,000 files of 10,000 bytes, the same at each run. It is kept, since making it takes longer than sending it.</summary>
internal sealed class LargeFolder
{
    public const int Files = 20_000;
    public const int FileSize = 10_000;

    private const int FilesInFolder = 200;
    private const string Name = "imagegen-benchmark-context";

    private LargeFolder(string fullPath) => FullPath = fullPath;

    /// <summary>Where it is now.</summary>
    public string FullPath { get; private set; }

    /// <summary>The folder of an earlier run, or a new one.</summary>
    public static LargeFolder Make()
    {
        // Its Dockerfile is written last: where it is, everything is.
        var kept = Directory.EnumerateDirectories(Path.GetTempPath(), Name + "*").FirstOrDefault(folder => File.Exists(DockerfileIn(folder)));
        return new LargeFolder(kept ?? Write());
    }

    /// <summary>Gives it a name that no engine has seen: for an engine it is another folder then, of which it has no copy.</summary>
    public void Rename()
    {
        var renamed = PathOf($"{Name}-{Guid.NewGuid():n}");
        Directory.Move(FullPath, renamed);
        FullPath = renamed;
    }

    private static string Write()
    {
        var folder = PathOf(Name);
        Console.Error.WriteLine($"Writing {Files} files into {folder} ...");
        var random = new Random(1);
        var content = new byte[FileSize];
        for (var file = 0; file < Files; file++)
        {
            var parent = Path.Join(folder, $"src{file / FilesInFolder}");
            if (file % FilesInFolder == 0)
            {
                _ = Directory.CreateDirectory(parent);
            }

            random.NextBytes(content);
            File.WriteAllBytes(Path.Join(parent, $"File{file}.cs"), content);
        }

        File.WriteAllText(DockerfileIn(folder), "FROM scratch\nCOPY . /\n");
        return folder;
    }

    private static string PathOf(string name) => Path.Join(Path.GetTempPath(), name);

    private static string DockerfileIn(string folder) => Path.Join(folder, "Dockerfile");
}
