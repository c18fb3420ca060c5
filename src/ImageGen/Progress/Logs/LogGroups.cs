using ImageGen.Progress.Plain;

namespace ImageGen.Progress.Logs;

/// <summary>Writes each operation as a group of a log. One group is written at a time; the others wait in memory, because groups cannot be mixed.</summary>
internal sealed class LogGroups(ILogFormat format, Func<TextWriter> writer, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Queue<LogGroup> _groups = new();
    private int _count;

    public IDisplayedOperation Begin(ImageReference image)
    {
        lock (_gate)
        {
            var group = new LogGroup(this, format, ++_count, image, clock);
            _groups.Enqueue(group);
            return group;
        }
    }

    /// <summary>Writes the lines of the first groups, up to one that still runs.</summary>
    internal void Flush()
    {
        lock (_gate)
        {
            var output = writer();
            while (_groups.TryPeek(out var group))
            {
                foreach (var line in group.TakeLines())
                {
                    output.WriteLine(line);
                }

                if (!group.HasEnded)
                {
                    break;
                }

                _ = _groups.Dequeue();
            }

            output.Flush();
        }
    }
}
