using ImageGen.BuildKit.StandIn.Protocol;

namespace ImageGen.BuildKit.StandIn.FileSync;

/// <summary>An entry of a folder that a daemon sends.</summary>
/// <param name="Stat">What is said of it.</param>
/// <param name="Content">The bytes of a file; nothing of anything else.</param>
public sealed record SentFile(Stat Stat, ReadOnlyMemory<byte> Content = default)
{
    private const long SomeTime = 1_700_000_000_123_456_789;

    public static SentFile Directory(string path, uint mode = 0x1ED) =>
        new(new Stat { Path = path, Mode = FileMode.Directory | mode, ModTime = SomeTime });

    public static SentFile File(string path, ReadOnlyMemory<byte> content, uint mode = 0x1A4) =>
        new(new Stat { Path = path, Mode = mode, Size = content.Length, ModTime = SomeTime }, content);

    public static SentFile Symlink(string path, string target) =>
        new(new Stat { Path = path, Mode = FileMode.Symlink | 0x1FF, Linkname = target, Size = target.Length, ModTime = SomeTime });
}
