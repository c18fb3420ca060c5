namespace ImageGen.Benchmarks.Processes.InProcess;

/// <summary>A context of which one half is like text, and the other half random, the same at each run.</summary>
internal sealed class ContextFolder
{
    private const int BlockSize = 1_000_000;
    private const int LargeFileBlocks = 1_000;
    private const int SmallFiles = 20_000;
    private const int SmallFileSize = 10_000;
    private const int FilesInFolder = 200;

    private readonly string _parent;

    private ContextFolder(string parent) => (_parent, FullPath) = (parent, Directory.CreateDirectory(NewPath(parent)).FullName);

    /// <summary>Where it is now.</summary>
    public string FullPath { get; private set; }

    /// <summary>Writes a folder with one file of 1 GB.</summary>
    public static ContextFolder WithLargeFile(string parent)
    {
        var folder = new ContextFolder(parent);
        var content = new ContextContent();
        using var file = File.Create(Path.Join(folder.FullPath, "large.bin"));
        for (var block = 0; block < LargeFileBlocks; block++)
        {
            file.Write(content.Next(BlockSize, isText: block < LargeFileBlocks / 2));
        }

        return folder;
    }

    /// <summary>Writes a folder with 20,000 files of 10,000 bytes.</summary>
    public static ContextFolder WithSmallFiles(string parent)
    {
        var folder = new ContextFolder(parent);
        var content = new ContextContent();
        for (var file = 0; file < SmallFiles; file++)
        {
            var inner = Path.Join(folder.FullPath, $"src{file / FilesInFolder}");
            if (file % FilesInFolder == 0)
            {
                _ = Directory.CreateDirectory(inner);
            }

            File.WriteAllBytes(Path.Join(inner, $"file{file}"), content.Next(SmallFileSize, isText: file % 2 == 0));
        }

        return folder;
    }

    /// <summary>
    /// Makes it a folder that no builder has seen: a new name, for which an engine has no copy, and a changed file, so that its layer is another one.
    /// To prune an engine instead would be measured too: see <see cref="BuildKitBenchmark"/>.
    /// </summary>
    public void Renew()
    {
        var renewed = NewPath(_parent);
        Directory.Move(FullPath, renewed);
        FullPath = renewed;
        File.WriteAllText(Path.Join(FullPath, "Dockerfile"), $"# {Guid.NewGuid():n}\nFROM scratch\nLABEL imagegen.benchmark=in-process\nCOPY . /data/\n");
    }

    private static string NewPath(string parent) => Path.Join(parent, $"context-{Guid.NewGuid():n}");
}
