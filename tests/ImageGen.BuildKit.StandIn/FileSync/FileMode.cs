using ImageGen.BuildKit.StandIn.Protocol;

namespace ImageGen.BuildKit.StandIn.FileSync;

/// <summary>The bits of Go's os.FileMode.</summary>
public static class FileMode
{
    public const uint Directory = 1u << 31;
    public const uint Symlink = 1u << 27;
    public const uint Device = 1u << 26;
    public const uint NamedPipe = 1u << 25;
    public const uint Socket = 1u << 24;
    public const uint SetUserId = 1u << 23;
    public const uint SetGroupId = 1u << 22;
    public const uint CharDevice = 1u << 21;
    public const uint Sticky = 1u << 20;
    private const uint Irregular = 1u << 19;
    private const uint Type = Directory | Symlink | NamedPipe | Socket | Device | CharDevice | Irregular;

    public static bool IsDirectory(this Stat stat) => (stat.Mode & Directory) != 0;

    public static bool IsSymlink(this Stat stat) => (stat.Mode & Symlink) != 0;

    /// <summary>fsutil's fileCanRequestData.</summary>
    public static bool IsRegular(this Stat stat) => (stat.Mode & Type) == 0;
}
