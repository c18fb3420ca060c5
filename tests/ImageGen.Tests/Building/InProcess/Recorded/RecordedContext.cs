using System.Formats.Tar;
using System.IO.Compression;

namespace ImageGen.Tests.Building.InProcess.Recorded;

/// <summary>The context of the cases: hidden files, links, modes, patterns, and archives.</summary>
internal static class RecordedContext
{
    private const int FileMode = 0b110_100_100;
    private const int FolderMode = 0b111_101_101;

    private static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeSeconds(1_600_000_000);

    /// <summary>Creates the context, and an archive beside it for a server.</summary>
    /// <param name="root">The folder that becomes the context.</param>
    public static async Task WriteAsync(string root)
    {
        WriteFile(root, "a.txt", "a\n");
        WriteFile(root, "b.sh", "b\n", FolderMode);
        WriteFile(root, "secret.txt", "secret\n", 0b110_000_000);
        WriteFile(root, "$dollar", "dollar\n");
        WriteFile(root, "sp ace.txt", "space\n");
        WriteFile(root, ".hidden", "hidden\n");
        WriteFile(root, "ignored.txt", "ignored\n");
        WriteFile(root, ".dockerignore", "ignored.txt\n");
        WriteFile(root, "newer.txt", "newer\n");
        foreach (var path in (string[])["dir/x.txt", "dir/x.log", "dir/.hidden", "dir/.git/config", "dir/sub/y", "dir/sub/y.log", "dir/sub/deep/z.txt", "dir/sub/deep/z.log", "dir/other/o.txt", "many/1.txt", "many/2.txt", "many/3.log", "many/logs/4.log", "many/logs/5.txt", "src/one/app.csproj", "src/one/app.cs", "src/two/lib/lib.csproj", "src/two/lib/lib.cs", "src/app.sln"])
        {
            WriteFile(root, path, path + "\n");
        }

        Directory.CreateDirectory(Path.Combine(root, "empty"));
        Directory.CreateDirectory(Path.Combine(root, "dir/empty"));
        File.CreateSymbolicLink(Path.Combine(root, "link"), "a.txt");
        File.CreateSymbolicLink(Path.Combine(root, "dirlink"), "dir");
        File.CreateSymbolicLink(Path.Combine(root, "dir/up"), "../a.txt");
        File.CreateSymbolicLink(Path.Combine(root, "dir/sublink"), "sub");
        await WriteArchiveAsync(Path.Combine(root, "archive.tar"), "");
        await WriteArchiveAsync(Path.Combine(root, "dotted.tar"), "./");
        await using (var compressed = new GZipStream(File.Create(Path.Combine(root, "archive.tgz")), CompressionLevel.NoCompression))
        {
            compressed.Write(File.ReadAllBytes(Path.Combine(root, "archive.tar")));
        }

        SetTimes(root);
        File.SetUnixFileMode(Path.Combine(root, "dir/sub"), (UnixFileMode)0b111_000_000);
        File.SetUnixFileMode(Path.Combine(root, "dir/other"), (UnixFileMode)0b001_111_111_101);
        File.SetLastWriteTimeUtc(Path.Combine(root, "dir/sub"), Time.UtcDateTime.AddDays(-7));
        File.SetLastWriteTimeUtc(Path.Combine(root, "newer.txt"), Time.UtcDateTime.AddYears(10));
    }

    private static void WriteFile(string root, string path, string text, int mode = FileMode)
    {
        var full = Path.Combine(root, path);
        for (var folder = Path.GetDirectoryName(path); folder is { Length: > 0 }; folder = Path.GetDirectoryName(folder))
        {
            Directory.CreateDirectory(Path.Combine(root, folder));
        }

        File.WriteAllText(full, text);
        File.SetUnixFileMode(full, (UnixFileMode)mode);
    }

    private static async Task WriteArchiveAsync(string path, string prefix)
    {
        await using var tar = new TarWriter(File.Create(path));
        if (prefix.Length > 0)
        {
            await tar.WriteEntryAsync(Entry(new UstarTarEntry(TarEntryType.Directory, prefix), 0b111_101_000));
        }

        await tar.WriteEntryAsync(Entry(new UstarTarEntry(TarEntryType.Directory, $"{prefix}in/"), 0b111_000_000));
        await tar.WriteEntryAsync(Entry(new UstarTarEntry(TarEntryType.RegularFile, $"{prefix}in/t.txt") { DataStream = new MemoryStream("t\n"u8.ToArray()) }, FileMode));
        await tar.WriteEntryAsync(Entry(new UstarTarEntry(TarEntryType.RegularFile, $"{prefix}in/t.log") { DataStream = new MemoryStream("log\n"u8.ToArray()) }, FileMode));
        await tar.WriteEntryAsync(Entry(new UstarTarEntry(TarEntryType.SymbolicLink, $"{prefix}l") { LinkName = "in/t.txt" }, 0b111_111_111));
        await tar.WriteEntryAsync(Entry(new UstarTarEntry(TarEntryType.HardLink, $"{prefix}h") { LinkName = $"{prefix}in/t.txt" }, FileMode));
    }

    private static UstarTarEntry Entry(UstarTarEntry entry, int mode)
    {
        (entry.Mode, entry.Uid, entry.Gid, entry.ModificationTime) = ((UnixFileMode)mode, 1000, 1001, DateTimeOffset.FromUnixTimeSeconds(1_400_000_000));
        return entry;
    }

    /// <summary>Sets the modes of folders and all times. A folder comes after its entries, because they change its time.</summary>
    private static void SetTimes(string root)
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories).OrderDescending(StringComparer.Ordinal))
        {
            var info = new FileInfo(path);
            if (info.Attributes.HasFlag(FileAttributes.Directory) && info.LinkTarget is null)
            {
                File.SetUnixFileMode(path, (UnixFileMode)FolderMode);
                Directory.SetLastWriteTimeUtc(path, Time.UtcDateTime);
            }
            else
            {
                File.SetLastWriteTimeUtc(path, Time.UtcDateTime);
            }
        }
    }
}
