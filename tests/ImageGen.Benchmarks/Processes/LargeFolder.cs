namespace ImageGen.Benchmarks.Processes;

/// <summary>The context that is sent: 20,000 files of 10,000 bytes, the same at each run. It is kept, since making it takes longer than sending it.</summary>
internal static class LargeFolder
{
    public const int Files = 20_000;
    public const int FileSize = 10_000;

    private const int FilesInFolder = 200;

    public static string Make()
    {
        var folder = Path.Join(Path.GetTempPath(), "imagegen-benchmark-context");
        // Written last: where it is, everything is.
        var dockerfile = Path.Join(folder, "Dockerfile");
        if (File.Exists(dockerfile))
        {
            return folder;
        }

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

        File.WriteAllText(dockerfile, "FROM scratch\nCOPY . /\n");
        return folder;
    }
}
