using System.Collections.Immutable;
using ImageGen.Progress;

namespace ImageGen.Building;

/// <summary>Forwards events, and collects the warnings for the result.</summary>
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
