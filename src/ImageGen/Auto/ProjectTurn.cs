using System.Collections.Concurrent;
using System.Diagnostics;
using ImageGen.Progress;

namespace ImageGen.Auto;

/// <summary>
/// The right to build projects in this process. Images that are built at the same time can share a library, and two MSBuilds that build it at the same time
/// fail: "The process cannot access the file 'Shop.Core.deps.json'".
/// </summary>
internal sealed class ProjectTurn : IDisposable
{
    private const string Step = "host-wait";

    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new(StringComparer.OrdinalIgnoreCase);

    private readonly List<SemaphoreSlim> _entered = [];

    private ProjectTurn()
    {
    }

    /// <summary>Waits until no other publish of this process builds one of the projects. A wait is a step of the build.</summary>
    /// <param name="projects">The full paths of the projects.</param>
    /// <param name="progress">The receiver of the step.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<ProjectTurn> WaitAsync(IEnumerable<string> projects, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        var turn = new ProjectTurn();
        string? name = null;
        var started = Stopwatch.GetTimestamp();
        try
        {
            // All publishes have the same order, so no two of them wait for each other.
            foreach (var project in projects.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase))
            {
                var gate = Gates.GetOrAdd(project, static _ => new SemaphoreSlim(1));
                if (!gate.Wait(0, CancellationToken.None))
                {
                    if (name is null)
                    {
                        name = $"[host] wait for another image that builds {Path.GetFileName(project)}";
                        progress.Report(new StepStarted(Step, name));
                    }

                    await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
                }

                turn._entered.Add(gate);
            }
        }
        catch
        {
            turn.Dispose();
            throw;
        }

        if (name is not null)
        {
            progress.Report(new StepCompleted(Step, name, Cached: false, Stopwatch.GetElapsedTime(started), Error: null));
        }

        return turn;
    }

    public void Dispose()
    {
        foreach (var gate in _entered)
        {
            _ = gate.Release();
        }

        _entered.Clear();
    }
}
