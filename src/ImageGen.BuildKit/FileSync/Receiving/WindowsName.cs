namespace ImageGen.BuildKit.FileSync.Receiving;

/// <summary>Names that Windows takes for other names, or for devices.</summary>
internal static class WindowsName
{
    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
    };

    /// <summary>Whether a name stands for a file of this name and nothing else: Windows drops dots and blanks at its end, and looks at what comes before the first dot alone to find a device.</summary>
    public static bool IsPlain(string name) => name.Length > 0 && name[^1] is not ('.' or ' ') && !Devices.Contains(name.Split('.')[0].TrimEnd(' '));
}
