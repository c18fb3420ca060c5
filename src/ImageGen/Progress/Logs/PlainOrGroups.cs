using ImageGen.Progress.Plain;

namespace ImageGen.Progress.Logs;

/// <summary>Plain lines, with the groups and annotations of the CI service that runs the program.</summary>
/// <param name="environment">Returns the value of an environment variable.</param>
internal sealed class PlainOrGroups(Func<string, string?> environment) : IProgressDisplay
{
    private readonly PlainProgress _plain = new(() => Console.Error, TimeProvider.System);
    private readonly Lock _gate = new();
    private LogGroups? _groups;

    public IDisplayedOperation Begin(ImageReference image) => Groups()?.Begin(image) ?? _plain.Begin(image);

    public void Report(BuildEvent value) => _plain.Report(value);

    private LogGroups? Groups()
    {
        lock (_gate)
        {
            return _groups ??= LogFormats.Find(environment) is { } format ? new LogGroups(format, () => Console.Error, TimeProvider.System) : null;
        }
    }
}
