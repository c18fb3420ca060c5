namespace ImageGen.BuildKit.FileSync.Receiving;

/// <summary>Finds names that Windows interprets as other names or as devices.</summary>
internal static class WindowsName
{
    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
    };

    /// <summary>Whether Windows uses the name unchanged. Windows removes dots and spaces at the end, and finds a device by the part before the first dot.</summary>
    public static bool IsPlain(string name) => name.Length > 0 && name[^1] is not ('.' or ' ') && !Devices.Contains(name.Split('.')[0].TrimEnd(' '));
}
