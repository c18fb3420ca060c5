using ImageGen.BuildKit.FileSync.Packets;
using ImageGen.BuildKit.Protocol;

namespace ImageGen.BuildKit.FileSync.Receiving;

/// <summary>Decides which privileged entries a result may write: those that would give their author rights on this machine.</summary>
/// <param name="keepsPrivileges">Whether devices are created, and setuid and setgid bits kept.</param>
internal sealed class OutputRights(bool keepsPrivileges)
{
    private const UnixFileMode Privileges = UnixFileMode.SetUser | UnixFileMode.SetGroup;

    private int _dropped;

    /// <summary>The number of files and folders whose setuid or setgid bits were removed.</summary>
    public int Dropped => Volatile.Read(ref _dropped);

    /// <summary>Gets the permissions to set on an entry.</summary>
    public UnixFileMode ModeOf(Stat stat)
    {
        var mode = GoFileMode.ToUnix(stat.Mode);
        if (keepsPrivileges || (mode & Privileges) == UnixFileMode.None)
        {
            return mode;
        }

        _ = Interlocked.Increment(ref _dropped);
        return mode & ~Privileges;
    }

    /// <exception cref="BuildOutputException">Devices are not allowed.</exception>
    public void RequireDevices(string path)
    {
        if (!keepsPrivileges)
        {
            throw OutputFolder.Refuse(path, $"it is a device, which gives access to the hardware or memory of this machine. If this machine needs it, set keepPrivileges of BuildOutput.Directory (in ImageGen.BuildKit: {nameof(ExportTarget)}.{nameof(ExportTarget.ToDirectory)})");
        }
    }
}
