using ImageGen.BuildKit.FileSync;
using ImageGen.BuildKit.Sessions;
using ImageGen.BuildKit.Sessions.Contents;

namespace ImageGen.BuildKit.Solving;

/// <summary>Creates the services of a session.</summary>
internal static class SolveServices
{
    /// <summary>The services of one build.</summary>
    public static List<ISessionService> ForBuild(SolveOptions options, LocalLayouts layouts)
    {
        var gate = new ReadGate();
        List<ISessionService> services = [.. SessionServices.Create(options.Session, gate), .. FileServices.Create(options, gate)];
        if (layouts.Stores.Count > 0)
        {
            services.Add(new ContentService(layouts.Stores));
        }

        return services;
    }

    /// <summary>The services for the local sources of several builds. None of them may write to this machine, so nothing closes the gate.</summary>
    public static List<ISessionService> ForSources(SessionOptions options, IReadOnlyDictionary<string, LocalSource> sources)
    {
        var gate = new ReadGate();
        return [.. SessionServices.Create(new SessionOptions { Registries = options.Registries }, gate), new FileSyncService(sources, gate, [])];
    }
}
