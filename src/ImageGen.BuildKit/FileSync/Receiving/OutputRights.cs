using ImageGen.BuildKit.FileSync.Packets;

namespace ImageGen.BuildKit.FileSync.Receiving;

/// <summary>What a result may bring into an output folder that would give whoever sent it rights on this machine.</summary>
/// <param name="keepsPrivileges">Whether devices are made, and setuid and setgid bits kept.</param>
internal sealed class OutputRights(bool keepsPrivileges)
{
    private const UnixFileMode Privileges = UnixFileMode.SetUser | UnixFileMode.SetGroup;

    private int _dropped;

    /// <summary>How many files and folders came without the setuid and setgid bits that they had.</summary>
    public int Dropped => Volatile.Read(ref _dropped);

    /// <summary>The permissions that an entry gets.</summary>
    public UnixFileMode ModeOf(FileStat stat)
    {
        var mode = GoFileMode.ToUnix(stat.Mode);
        if (keepsPrivileges || (mode & Privileges) == UnixFileMode.None)
        {
            return mode;
        }

        _ = Interlocked.Increment(ref _dropped);
        return mode & ~Privileges;
    }

    /// <exception cref="BuildOutputException">Devices are not made.</exception>
    public void RequireDevices(string path)
    {
        if (!keepsPrivileges)
        {
            throw OutputFolder.Refuse(path, $"it is a device, which gives whoever opens it the hardware or memory of this machine. Where the build needs it, set keepPrivileges of {nameof(ExportTarget)}.{nameof(ExportTarget.ToDirectory)} or of the output");
        }
    }
}
