using System.Collections.Immutable;

namespace ImageGen.Building;

/// <summary>Passes progress on, and keeps the warnings for the outcome.</summary>
internal sealed class WarningCollector(IProgress<BuildEvent> progress) : IProgress<BuildEvent>
{
    private readonly Lock _lock = new();
    private ImmutableArray<BuildWarning> _warnings = [];

    public ImmutableArray<BuildWarning> Warnings
    {
        get
        {
            lock (_lock)
            {
                return _warnings;
            }
        }
    }

    public void Report(BuildEvent value)
    {
        if (value is BuildWarning warning)
        {
            lock (_lock)
            {
                _warnings = _warnings.Add(warning);
            }
        }

        progress.Report(value);
    }
}
