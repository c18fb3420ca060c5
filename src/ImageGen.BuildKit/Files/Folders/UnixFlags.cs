using System.Runtime.InteropServices;

namespace ImageGen.BuildKit.Files.Folders;

/// <summary>The constants of <c>fcntl.h</c>, which differ between Linux and macOS and, on Linux, between processors.</summary>
internal static class UnixFlags
{
    public const int WriteOnly = 1;

    private const int ReadOnly = 0;

    private static readonly bool IsApple = OperatingSystem.IsMacOS();
    private static readonly bool HasArmNumbers = RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 or Architecture.Armv6 or Architecture.Ppc64le;

    // Every 64-bit process can open files of 2 GB and more.
    private static readonly int LargeFile = RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Armv6 ? 0x20000 : 0;
    private static readonly int CloseOnExec = IsApple ? 0x1000000 : 0x80000;
    private static readonly int NonBlocking = IsApple ? 0x4 : 0x800;
    private static readonly int NoTerminal = IsApple ? 0x20000 : 0x100;
    private static readonly int Directory = IsApple ? 0x100000 : HasArmNumbers ? 0x4000 : 0x10000;
    private static readonly int NoFollow = IsApple ? 0x100 : HasArmNumbers ? 0x8000 : 0x20000;
    private static readonly int CreateNew = IsApple ? 0xA00 : 0xC0;

    /// <summary>The current folder, where relative paths start.</summary>
    public static int CurrentDirectory { get; } = IsApple ? -2 : -100;

    /// <summary>Opens a folder by a path that may contain links.</summary>
    public static int OpenRoot { get; } = ReadOnly | Directory | CloseOnExec | NonBlocking;

    /// <summary>Opens a folder, but not a link to one.</summary>
    public static int OpenFolder { get; } = OpenRoot | NoFollow;

    /// <summary>Opens a file for reading, but not a link to one.</summary>
    public static int OpenFile { get; } = ReadOnly | NoFollow | CloseOnExec | NonBlocking | NoTerminal | LargeFile;

    /// <summary>Creates a file that must not exist.</summary>
    public static int CreateFile { get; } = WriteOnly | CreateNew | NoFollow | CloseOnExec | LargeFile;

    /// <summary>For functions that would otherwise follow a link.</summary>
    public static int SymlinkNoFollow { get; } = IsApple ? 0x20 : 0x100;

    /// <summary>Keeps a time unchanged.</summary>
    public static int KeepTime { get; } = IsApple ? -2 : (1 << 30) - 2;
}
