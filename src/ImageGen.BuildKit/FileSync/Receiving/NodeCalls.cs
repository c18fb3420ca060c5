using System.Runtime.InteropServices;
using ImageGen.BuildKit.FileSync.Packets;

namespace ImageGen.BuildKit.FileSync.Receiving;

/// <summary>What the framework cannot do with the names in a folder. By the runtime's portable shim, which the framework uses itself when it unpacks a tar.</summary>
internal static partial class NodeCalls
{
    private const uint CharacterDevice = 0x2000;
    private const uint BlockDevice = 0x6000;

    /// <summary>Gives a file another name.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static void Link(string file, string otherName)
    {
        var isMade = OperatingSystem.IsWindows() ? CreateHardLink(otherName, file, 0) : SystemLink(file, otherName) == 0;
        ThrowUnless(isMade);
    }

    /// <summary>Makes a FIFO or a device.</summary>
    /// <exception cref="IOException">It cannot be made: only root may make devices.</exception>
    public static void Make(string path, FileStat stat)
    {
        const uint ForTheOwner = 0b110_000_000;
        var result = (stat.Mode & GoFileMode.NamedPipe) != 0 ? MakeFifo(path, ForTheOwner)
            : MakeNode(path, ForTheOwner | ((stat.Mode & GoFileMode.CharacterDevice) != 0 ? CharacterDevice : BlockDevice), (uint)stat.DeviceMajor, (uint)stat.DeviceMinor);
        ThrowUnless(result == 0);
    }

    /// <summary>Puts a name in the place of another. The framework takes a link that leads to a folder for a folder, and does not move it.</summary>
    /// <exception cref="IOException">It cannot be put there.</exception>
    public static void Rename(string from, string to)
    {
        if (OperatingSystem.IsWindows())
        {
            File.Move(from, to, overwrite: true);
        }
        else
        {
            ThrowUnless(SystemRename(from, to) == 0);
        }
    }

    private static void ThrowUnless(bool isMade)
    {
        if (!isMade)
        {
            throw new IOException(Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError()) + ".");
        }
    }

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SystemLink(string source, string target);

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SystemRename(string from, string to);

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_MkFifo", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeFifo(string path, uint mode);

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_MkNod", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeNode(string path, uint mode, uint major, uint minor);

    [LibraryImport("kernel32", EntryPoint = "CreateHardLinkW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateHardLink(string newName, string file, nint security);
}
