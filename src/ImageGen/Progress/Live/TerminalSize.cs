namespace ImageGen.Progress.Live;

/// <summary>The size of the terminal, which changes while a build runs.</summary>
internal static class TerminalSize
{
    private const int LeastWidth = 40;
    private const int MaxWidth = 300;
    private const int DefaultWidth = 80;
    private const int DefaultHeight = 24;

    public static (int Width, int Height) Read()
    {
        try
        {
            var (width, height) = (Console.WindowWidth, Console.WindowHeight);
            return (width <= 0 ? DefaultWidth : Math.Clamp(width, LeastWidth, MaxWidth), height <= 0 ? DefaultHeight : height);
        }
        catch (Exception exception) when (exception is IOException or PlatformNotSupportedException)
        {
            // Not every terminal knows its size.
            return (DefaultWidth, DefaultHeight);
        }
    }
}
