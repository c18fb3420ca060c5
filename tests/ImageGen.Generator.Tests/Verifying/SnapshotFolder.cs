using System.Reflection;
using DiffPlex.Renderer;

namespace ImageGen.Generator.Tests.Verifying;

/// <summary>The folder with the verified files.</summary>
internal sealed class SnapshotFolder(string path)
{
    public static SnapshotFolder Current { get; } = new(typeof(SnapshotFolder).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == "SnapshotFolder").Value!);

    /// <summary>All verified files.</summary>
    public IEnumerable<string> VerifiedFiles => Directory.EnumerateFiles(path, "*.verified.*").Select(static file => Path.GetFileName(file));

    /// <summary>The verified files of one test.</summary>
    public IEnumerable<string> VerifiedFilesOf(string test) => VerifiedFiles.Where(file => TestOf(file) == test);

    /// <summary>The <c>Class.Method</c> that a verified file belongs to.</summary>
    public static string TestOf(string verifiedFile)
    {
        var name = verifiedFile[..verifiedFile.LastIndexOf(".verified.", StringComparison.Ordinal)];
        var hint = name.IndexOf('#', StringComparison.Ordinal);
        return hint < 0 ? name : name[..hint];
    }

    /// <summary>What is wrong with a text; <see langword="null"/> when it equals its verified file. A wrong one is left beside it as <c>.received</c>.</summary>
    public async Task<string?> CompareAsync(SnapshotTarget target)
    {
        var verified = Path.Combine(path, target.VerifiedName);
        var received = Path.Combine(path, target.ReceivedName);
        var expected = File.Exists(verified) ? (await File.ReadAllTextAsync(verified)).ReplaceLineEndings("\n").TrimEnd('\n') : null;
        if (expected == target.Text.TrimEnd('\n'))
        {
            File.Delete(received);
            return null;
        }

        await File.WriteAllTextAsync(received, target.Text.TrimEnd('\n') + "\n");
        return expected is null
            ? $"{target.VerifiedName} does not exist. Look at {received} and rename it.\n{target.Text}"
            : $"{target.VerifiedName} differs. If the change is meant, put {received} in its place.\n" + UnidiffRenderer.GenerateUnidiff(expected, target.Text.TrimEnd('\n'), "verified", "received");
    }
}
