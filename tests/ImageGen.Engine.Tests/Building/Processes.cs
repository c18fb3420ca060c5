namespace ImageGen.Engine.Tests.Building;

/// <summary>The processes of this machine.</summary>
internal static class Processes
{
    /// <summary>The command lines of all processes of this machine, those in containers included.</summary>
    public static List<string> CommandLines()
    {
        List<string> lines = [];
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])))
        {
            try
            {
                lines.Add(File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ').TrimEnd());
            }
            catch (IOException)
            {
                // The process ended in the meantime.
            }
        }

        return lines;
    }
}
