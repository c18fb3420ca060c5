namespace ImageGen.Progress.Live;

/// <summary>The console writers of the program, which write above the view while it is in the terminal.</summary>
internal sealed class ProgramOutput(Action<string> write)
{
    private readonly List<(TextAbove Text, Action Restore)> _replaced = [];

    public void Replace()
    {
        if (!Console.IsOutputRedirected)
        {
            Replace(Console.Out, Console.SetOut, () => Console.Out);
        }

        Replace(Console.Error, Console.SetError, () => Console.Error);
    }

    public void Restore()
    {
        foreach (var (text, restore) in _replaced)
        {
            restore();
            text.End();
        }

        _replaced.Clear();
    }

    private void Replace(TextWriter original, Action<TextWriter> set, Func<TextWriter> get)
    {
        var text = new TextAbove(original, write);
        set(text);
        var mine = get();
        _replaced.Add((text, RestoreOriginal));

        void RestoreOriginal()
        {
            // A writer that the program has set since then is its own business.
            if (get() == mine)
            {
                set(original);
            }
        }
    }
}
